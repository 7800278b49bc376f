package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Uses;
import java.util.Optional;

/// Makes no groups of rows that are distinct already.
///
/// ```text
/// Aggregate by a                  Project a
///   Aggregate by a: n := ...  =>    Aggregate by a: n := ...
///     Scan t (a, b)                   Scan t (a, b)
/// ```
final class EliminateDistinct implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return plan instanceof Aggregate(var input, var keys, var calls)
            && calls.isEmpty()
            && !keys.isEmpty()
            && new RowCount(context).isUnique(input, Uses.ids(keys))
        ? Optional.of(new Project(input, Assignment.kept(keys)))
        : Optional.empty();
  }
}
