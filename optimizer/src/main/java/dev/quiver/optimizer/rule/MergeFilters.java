package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import java.util.Optional;

/// Makes one filter of two.
///
/// ```text
/// Filter b > 2          Filter a > 1 AND b > 2
///   Filter a > 1   =>     Scan t
///     Scan t
/// ```
///
/// A conjunct that can fail stays above: AND reaches it for rows where the lower filter is unknown,
/// which never came this far.
final class MergeFilters implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Filter(Filter(var input, var lower), var upper))) {
      return Optional.empty();
    }
    return Split.of(upper, conjunct -> !conjunct.canFail())
        .map(split -> split.stays().over(Conjuncts.of(lower).and(split.moves()).over(input)));
  }
}
