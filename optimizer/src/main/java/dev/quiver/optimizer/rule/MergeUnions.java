package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Union;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes one union of unions.
///
/// ```text
/// Union (a)              Union (a)
///   Union (b)              Scan t (d)
///     Scan t (d)     =>    Scan t (e)
///     Scan t (e)           Scan u (c)
///   Scan u (c)
/// ```
final class MergeUnions implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Union(var inputs, var columns))
        || inputs.stream().noneMatch(Union.class::isInstance)) {
      return Optional.empty();
    }
    List<Plan> flat =
        inputs.stream()
            .flatMap(one -> one instanceof Union(var inner, _) ? inner.stream() : Stream.of(one))
            .toList();
    return Optional.of(new Union(flat, columns));
  }
}
