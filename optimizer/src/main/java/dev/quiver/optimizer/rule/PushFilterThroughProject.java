package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.plan.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Moves a filter below a projection, in terms of what the projection reads.
///
/// ```text
/// Filter b > 1              Project b := a
///   Project b := a     =>     Filter a > 1
///     Scan t                    Scan t
/// ```
///
/// A conjunct stays where moving it would repeat costly work or something that can fail; and one
/// that can fail itself stays behind whatever stays before it.
final class PushFilterThroughProject implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Filter(Project(var input, var assignments), var predicate))) {
      return Optional.empty();
    }
    Substitution inlining = Substitution.of(assignments);
    List<Expr> moved = new ArrayList<>();
    List<Expr> stays = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(predicate).terms()) {
      if (repeatsLittle(conjunct, assignments) && !(conjunct.canFail() && !stays.isEmpty())) {
        moved.add(inlining.in(conjunct));
      } else {
        stays.add(conjunct);
      }
    }
    return moved.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Conjuncts(stays).over(new Project(new Conjuncts(moved).over(input), assignments)));
  }

  private static boolean repeatsLittle(Expr conjunct, List<Assignment> assignments) {
    Uses uses = Uses.of(conjunct);
    int repeated = 0;
    for (Assignment one : assignments) {
      int count = uses.count(one.column());
      if (count > 0 && one.value().canFail()) {
        return false;
      }
      repeated += count * Weight.of(one.value());
    }
    return repeated <= Weight.CHEAP;
  }
}
