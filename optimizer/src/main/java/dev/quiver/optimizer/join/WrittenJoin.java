package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/// A join as it stands in the tree: the relations on both sides, and those its condition looks at.
record WrittenJoin(JoinType type, long left, long right, long uses, List<Expr> on, Region region) {
  long all() {
    return left | right;
  }

  /// What keeps this join from being done between others than as written.
  ///
  /// @param rejects whether some conjuncts let no row pass where all of some relations is NULL
  List<Conflict> conflicts(List<WrittenJoin> joins, BiPredicate<List<Expr>, Long> rejects) {
    List<Conflict> conflicts = new ArrayList<>();
    for (WrittenJoin below : joins) {
      if (type == JoinType.INNER && below.type == JoinType.INNER) {
        continue;
      }
      if ((below.all() & ~left) == 0) {
        if (!Reordering.associates(below.type, type, rejects.test(on, below.right))) {
          conflicts.add(new Conflict(below.right, below.asked(below.left)));
        }
        if (!Reordering.swapsOnTheLeft(below.type, type)) {
          conflicts.add(new Conflict(below.left, below.asked(below.right)));
        }
      } else if ((below.all() & ~right) == 0) {
        if (!Reordering.associates(type, below.type, rejects.test(below.on, below.left))) {
          conflicts.add(new Conflict(below.left, below.asked(below.right)));
        }
        if (!Reordering.swapsOnTheRight(type, below.type)) {
          conflicts.add(new Conflict(below.right, below.asked(below.left)));
        }
      }
    }
    return conflicts;
  }

  /// What the condition looks at of a side; all of it if it looks at nothing there.
  long asked(long side) {
    return (uses & side) == 0 ? side : uses & side;
  }

  /// What must stand on a side where this join is done. A product there has no condition that would
  /// keep its relations together; where the side's rows are looked for, it stays whole.
  long needed(long side, boolean isLookedFor, List<WrittenJoin> joins) {
    boolean hasProduct =
        joins.stream().anyMatch(below -> (below.all() & ~side) == 0 && below.isProduct());
    return isLookedFor && hasProduct ? side : asked(side);
  }

  /// Whether right rows come without left ones.
  boolean keepsAllOfRight() {
    return type == JoinType.RIGHT || type == JoinType.FULL;
  }

  private boolean isProduct() {
    return (uses & left) == 0 || (uses & right) == 0;
  }
}
