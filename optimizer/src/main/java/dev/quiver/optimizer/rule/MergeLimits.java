package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.TopK;
import java.util.Optional;

/// Makes one limit of two, or of a limit and the first rows of a sort, and drops one that every row
/// passes.
///
/// ```text
/// Limit 10 after 2          Limit 3 after 7
///   Limit 5 after 5    =>     Scan t (a)
///     Scan t (a)
/// ```
final class MergeLimits implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Limit(var input, var offset, var count))) {
      return Optional.empty();
    }
    if (offset == 0 && new RowCount(context).most(input) <= count) {
      return Optional.of(input);
    }
    return switch (input) {
      case Limit(var below, var start, var most) when start <= Limit.ALL - offset -> {
        long left = most == Limit.ALL ? Limit.ALL : Math.max(0, most - offset);
        yield Optional.of(new Limit(below, start + offset, Math.min(count, left)));
      }
      case TopK(var below, var keys, var most) when offset == 0 ->
          Optional.of(new TopK(below, keys, Math.min(count, most)));
      case Plan _ -> Optional.empty();
    };
  }
}
