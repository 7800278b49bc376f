package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Moves what a join's condition asks of one side alone below the join, where rows of that side
/// that do not match leave no trace.
///
/// ```text
/// Join left a = b AND b > 1      Join left a = b
///   Scan t (a)               =>    Scan t (a)
///   Scan u (b)                     Filter b > 1
///                                    Scan u (b)
/// ```
final class PushConditionIntoJoin implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Join join)) {
      return Optional.empty();
    }
    Plan left = join.left();
    Plan right = join.right();
    JoinType type = join.type();
    boolean fromLeft =
        switch (type) {
          case INNER, RIGHT, SEMI -> true;
          case LEFT, FULL, ANTI, SINGLE -> false;
        };
    boolean fromRight =
        switch (type) {
          case INNER, LEFT, SEMI, ANTI, SINGLE -> true;
          case RIGHT, FULL -> false;
        };
    Set<Integer> leftIds = Uses.ids(context.columns(left));
    Set<Integer> rightIds = Uses.ids(context.columns(right));
    List<Expr> toLeft = new ArrayList<>();
    List<Expr> toRight = new ArrayList<>();
    List<Expr> stays = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(join.condition()).terms()) {
      Uses uses = Uses.of(conjunct);
      if (conjunct.canFail() || uses.ids().isEmpty()) {
        stays.add(conjunct);
      } else if (fromLeft && uses.within(leftIds)) {
        toLeft.add(conjunct);
      } else if (fromRight && uses.within(rightIds)) {
        toRight.add(conjunct);
      } else {
        stays.add(conjunct);
      }
    }
    return toLeft.isEmpty() && toRight.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Join(
                new Conjuncts(toLeft).over(left),
                new Conjuncts(toRight).over(right),
                type,
                new Conjuncts(stays).predicate()));
  }
}
