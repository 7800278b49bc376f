package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Uses;
import java.util.Optional;
import java.util.Set;

/// Drops rows instead of whole groups, where a conjunct looks at grouping keys only.
///
/// ```text
/// Filter a > 1                          Aggregate by a: n := count(*)
///   Aggregate by a: n := count(*)  =>     Filter a > 1
///     Scan t                                Scan t
/// ```
///
/// Without keys there is a row for no rows, so nothing moves.
final class PushFilterThroughAggregate implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Filter(Aggregate(var input, var keys, var calls), var predicate))
        || keys.isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> ids = Uses.ids(keys);
    return Split.of(predicate, one -> !one.canFail() && Uses.of(one).within(ids))
        .map(split -> split.stays().over(new Aggregate(split.moves().over(input), keys, calls)));
  }
}
