package dev.quiver.optimizer.planner;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.optimizer.rule.Conjuncts;
import dev.quiver.optimizer.rule.Uses;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A join's condition, taken apart: equalities between the sides, and what remains.
record JoinCondition(List<JoinKey> keys, Conjuncts residual) {
  /// Takes a condition apart; what a hash join cannot do is refused.
  static JoinCondition of(Join join) {
    Set<Integer> left = Uses.ids(join.left().columns());
    Set<Integer> right = Uses.ids(join.right().columns());
    List<JoinKey> keys = new ArrayList<>();
    List<Expr> residual = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(join.condition()).terms()) {
      if (conjunct instanceof Compare(var op, var one, var two)
          && op == Comparison.EQ
          && reads(one, left)
          && reads(two, right)) {
        keys.add(new JoinKey(one, two));
      } else if (conjunct instanceof Compare(var op, var one, var two)
          && op == Comparison.EQ
          && reads(one, right)
          && reads(two, left)) {
        keys.add(new JoinKey(two, one));
      } else {
        residual.add(conjunct);
      }
    }
    if (keys.isEmpty()) {
      throw PlanningException.noKeys(PlanPrinter.print(join));
    }
    if (!residual.isEmpty() && join.type() != JoinType.INNER) {
      throw PlanningException.residual(PlanPrinter.print(join));
    }
    return new JoinCondition(List.copyOf(keys), new Conjuncts(residual));
  }

  private static boolean reads(Expr side, Set<Integer> ids) {
    Uses uses = Uses.of(side);
    return !uses.ids().isEmpty() && uses.within(ids);
  }
}
