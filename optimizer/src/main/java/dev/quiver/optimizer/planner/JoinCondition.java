package dev.quiver.optimizer.planner;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Uses;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes a join's condition apart: equalities between the sides, and what remains.
final class JoinCondition {
  private JoinCondition() {}

  static JoinOn of(Plan left, Plan right, Expr condition) {
    Set<Integer> ofLeft = Uses.ids(left.columns());
    Set<Integer> ofRight = Uses.ids(right.columns());
    List<JoinKey> keys = new ArrayList<>();
    List<Expr> residual = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(condition).terms()) {
      Optional<JoinKey> key = key(conjunct, ofLeft, ofRight);
      key.ifPresentOrElse(keys::add, () -> residual.add(conjunct));
    }
    return new JoinOn(keys, residual);
  }

  private static Optional<JoinKey> key(Expr conjunct, Set<Integer> left, Set<Integer> right) {
    if (!(conjunct instanceof Compare(var op, var one, var two))
        || (op != Comparison.EQ && op != Comparison.NOT_DISTINCT)) {
      return Optional.empty();
    }
    boolean matchesNull = op == Comparison.NOT_DISTINCT;
    if (reads(one, left) && reads(two, right)) {
      return Optional.of(new JoinKey(one, two, matchesNull));
    }
    return reads(one, right) && reads(two, left)
        ? Optional.of(new JoinKey(two, one, matchesNull))
        : Optional.empty();
  }

  private static boolean reads(Expr side, Set<Integer> ids) {
    Uses uses = Uses.of(side);
    return !uses.ids().isEmpty() && uses.within(ids);
  }
}
