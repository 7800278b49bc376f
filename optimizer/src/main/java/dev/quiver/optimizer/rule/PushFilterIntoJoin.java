package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Moves conjuncts that look at one side of a join below it, where that side's rows all come
/// through: both sides of an inner join, the preserved side of the others. What looks at both sides
/// of an inner join becomes part of its condition.
///
/// ```text
/// Filter a > 1 AND a = b      Join a = b
///   Join TRUE                   Filter a > 1
///     Scan t (a)         =>       Scan t (a)
///     Scan u (b)                Scan u (b)
/// ```
///
/// What can fail stays above: a join may drop the very row it fails on.
final class PushFilterIntoJoin implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Filter(Join join, var predicate))) {
      return Optional.empty();
    }
    Set<Integer> left = Uses.ids(context.columns(join.left()));
    Set<Integer> right = Uses.ids(context.columns(join.right()));
    List<Expr> toLeft = new ArrayList<>();
    List<Expr> toRight = new ArrayList<>();
    List<Expr> toBoth = new ArrayList<>();
    List<Expr> stays = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(predicate).terms()) {
      Uses uses = Uses.of(conjunct);
      if (conjunct.canFail()) {
        stays.add(conjunct);
      } else if (preservesLeft(join) && uses.within(left)) {
        toLeft.add(conjunct);
      } else if (preservesRight(join) && uses.within(right)) {
        toRight.add(conjunct);
      } else if (join.type() == JoinType.INNER) {
        toBoth.add(conjunct);
      } else {
        stays.add(conjunct);
      }
    }
    if (toLeft.isEmpty() && toRight.isEmpty() && toBoth.isEmpty()) {
      return Optional.empty();
    }
    Plan below =
        new Join(
            new Conjuncts(toLeft).over(join.left()),
            new Conjuncts(toRight).over(join.right()),
            join.type(),
            Conjuncts.of(join.condition()).and(new Conjuncts(toBoth)).predicate());
    return Optional.of(new Conjuncts(stays).over(below));
  }

  private static boolean preservesLeft(Join join) {
    return switch (join.type()) {
      case INNER, LEFT, SEMI, ANTI, SINGLE -> true;
      case RIGHT, FULL -> false;
    };
  }

  private static boolean preservesRight(Join join) {
    return switch (join.type()) {
      case INNER, RIGHT -> true;
      case LEFT, FULL, SEMI, ANTI, SINGLE -> false;
    };
  }
}
