package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.JoinType;
import java.util.List;

/// A join of the relations `left` with those of `right`, each perhaps several: one conjunct of
/// inner joins, or the whole condition of another.
record Edge(
    JoinType type,
    long left,
    long right,
    List<Expr> on,
    boolean isKeyed,
    List<Conflict> conflicts) {
  long all() {
    return left | right;
  }

  /// Whether all it looks at is in the two sets, and in neither of them alone.
  boolean spans(long one, long other) {
    long all = all();
    return (all & ~(one | other)) == 0 && (all & one) != 0 && (all & other) != 0;
  }

  /// Whether each set has one of its sides.
  boolean joins(long one, long other) {
    return ((left & ~one) == 0 && (right & ~other) == 0)
        || ((left & ~other) == 0 && (right & ~one) == 0);
  }
}
