package dev.quiver.logical.unnest;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.type.Column;
import java.util.Optional;
import java.util.Set;

/// An equality between an expression over outer columns alone and one over a subquery's alone.
record Equality(Expr outer, Expr inner, Comparison comparison) {
  /// The equality that a conjunct is, if it is one between `outer` and `inner` columns.
  static Optional<Equality> of(Expr conjunct, Set<Column> outer, Set<Column> inner) {
    if (!(conjunct instanceof Compare(var op, var left, var right))
        || (op != Comparison.EQ && op != Comparison.NOT_DISTINCT)) {
      return Optional.empty();
    }
    if (isOver(left, outer) && isOver(right, inner)) {
      return Optional.of(new Equality(left, right, op));
    }
    return isOver(right, outer) && isOver(left, inner)
        ? Optional.of(new Equality(right, left, op))
        : Optional.empty();
  }

  /// This equality with a column that has the inner value.
  Expr with(Column column) {
    return new Compare(comparison, outer, new Expr.Ref(column));
  }

  private static boolean isOver(Expr expr, Set<Column> columns) {
    Set<Column> used = FreeColumns.of(expr);
    return !used.isEmpty() && columns.containsAll(used);
  }
}
