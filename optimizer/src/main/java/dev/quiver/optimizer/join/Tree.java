package dev.quiver.optimizer.join;

import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.optimizer.cost.Rows;

/// A way to join a set of relations: two smaller sets, themselves joined in the best way known; or
/// a relation by itself. The cost is that of all joins in it.
record Tree(long left, long right, JoinType type, Rows rows, double cost) {
  static Tree relation(long relation, Rows rows) {
    return new Tree(relation, 0, JoinType.INNER, rows, 0);
  }

  boolean isRelation() {
    return right == 0;
  }

  long all() {
    return left | right;
  }
}
