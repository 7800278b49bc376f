package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.Project;
import java.util.Optional;

/// Computes columns of the rows that are wanted only.
///
/// ```text
/// Limit 3                  Project b := a + 1
///   Project b := a + 1       Limit 3
///     Scan t (a)       =>      Scan t (a)
/// ```
final class PushLimitThroughProject implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return plan instanceof Limit(Project(var input, var assignments), var offset, var count)
        ? Optional.of(new Project(new Limit(input, offset, count), assignments))
        : Optional.empty();
  }
}
