package dev.quiver.logical.catalog;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import java.util.List;
import java.util.Optional;

/// Answers what is known about pinned tables. Same table, same answer.
public interface Catalog {
  /// What the table's metadata says about its rows.
  TableStatistics statistics(TableRef table);

  /// What a scan of the table promises for one conjunct.
  ///
  /// Here columns stand for the table's own: a [dev.quiver.logical.type.Column]'s id is the ordinal
  /// in the table's schema.
  Pushdown pushdown(TableRef table, Expr conjunct);

  /// Facts about the rows of a table for which all conjuncts are true, a value for each; empty
  /// where metadata does not tell all of them for sure.
  ///
  /// Columns of conjuncts are as in [#pushdown].
  default Optional<List<Value>> facts(TableRef table, List<Expr> conjuncts, List<TableFact> facts) {
    return Optional.empty();
  }
}
