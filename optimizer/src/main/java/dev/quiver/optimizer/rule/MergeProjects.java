package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.plan.Uses;
import java.util.List;
import java.util.Optional;

/// Makes one projection of two, where that computes nothing twice.
///
/// ```text
/// Project c := b + 1         Project c := a * 2 + 1
///   Project b := a * 2  =>     Scan t (a)
///     Scan t (a)
/// ```
final class MergeProjects implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Project(Project(var input, var lower), var upper))) {
      return Optional.empty();
    }
    Uses uses = Uses.of(upper.stream().map(Assignment::value).toList());
    if (!lower.stream().allMatch(one -> uses.count(one.column()) <= 1 || isFree(one.value()))) {
      return Optional.empty();
    }
    Substitution inlining = Substitution.of(lower);
    List<Assignment> merged =
        upper.stream().map(one -> new Assignment(one.column(), inlining.in(one.value()))).toList();
    return Optional.of(new Project(input, merged));
  }

  private static boolean isFree(Expr value) {
    return Weight.isFree(value);
  }
}
