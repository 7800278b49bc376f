package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Filters each input of a union instead of its result: the same rows, so even what can fail moves.
///
/// ```text
/// Filter c > 1          Union (c)
///   Union (c)             Filter a > 1
///     Scan t (a)   =>       Scan t (a)
///     Scan u (b)          Filter b > 1
///                           Scan u (b)
/// ```
final class PushFilterThroughUnion implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Filter(Union(var inputs, var columns), var predicate))) {
      return Optional.empty();
    }
    List<Plan> filtered = new ArrayList<>();
    for (Plan input : inputs) {
      Substitution names = Substitution.of(columns, context.columns(input));
      filtered.add(new Filter(input, names.in(predicate)));
    }
    return Optional.of(new Union(filtered, columns));
  }
}
