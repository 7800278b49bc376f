package dev.quiver.logical.catalog;

import dev.quiver.logical.expr.Expr;

/// Answers what is known about pinned tables. Same table, same answer.
public interface Catalog {
  /// What the table's metadata says about its rows.
  TableStatistics statistics(TableRef table);

  /// What a scan of the table promises for one conjunct.
  ///
  /// Here columns stand for the table's own: a [dev.quiver.logical.type.Column]'s id is the ordinal
  /// in the table's schema.
  Pushdown pushdown(TableRef table, Expr conjunct);
}
