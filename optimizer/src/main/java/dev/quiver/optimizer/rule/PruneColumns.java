package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import java.util.Optional;

/// Takes out of a whole plan what its result does not need: columns of scans, references and
/// unions, assignments, aggregate calls.
///
/// ```text
/// Project a                    Project a
///   Filter b > 1          =>     Filter b > 1
///     Scan t (a, b, c)             Scan t (a, b)
/// ```
///
/// Meant for the root: elsewhere it would keep what only that node gives.
final class PruneColumns implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    Plan pruned = Pruning.keepAll(plan);
    return pruned.isSame(plan) ? Optional.empty() : Optional.of(pruned);
  }
}
