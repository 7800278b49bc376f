package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import java.util.Optional;

/// Sorts no more than the rows that are wanted.
///
/// ```text
/// Limit 10 after 5          Limit 10 after 5
///   Sort by a                 TopK 15 by a
///     Scan t (a)       =>       Scan t (a)
/// ```
final class MergeLimitIntoSort implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Limit(Sort(var input, var keys), var offset, var count))
        || count >= Limit.ALL - offset) {
      return Optional.empty();
    }
    Plan first = new TopK(input, keys, offset + count);
    return Optional.of(offset == 0 ? first : new Limit(first, offset, count));
  }
}
