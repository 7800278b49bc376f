package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Optional;

/// Drops a projection that gives just what it reads.
///
/// ```text
/// Project a, b           Scan t (a, b)
///   Scan t (a, b)   =>
/// ```
final class EliminateIdentityProject implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Project(var input, var assignments))) {
      return Optional.empty();
    }
    List<Column> given = assignments.stream().map(Assignment::column).toList();
    boolean passesOn =
        assignments.stream().allMatch(one -> one.value().equals(new Ref(one.column())));
    return passesOn && given.equals(context.columns(input)) ? Optional.of(input) : Optional.empty();
  }
}
