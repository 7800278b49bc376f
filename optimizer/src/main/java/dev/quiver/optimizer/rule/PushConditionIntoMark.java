package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Uses;
import java.util.Optional;
import java.util.Set;

/// Filters the rows that are looked for by what a mark's condition asks of them alone, where that
/// is never unknown: an unknown answer would make a mark NULL.
///
/// ```text
/// MarkJoin m := a = b AND c IS NOT NULL      MarkJoin m := a = b
///   Scan t (a)                          =>     Scan t (a)
///   Scan u (b, c)                              Filter c IS NOT NULL
///                                                Scan u (b, c)
/// ```
final class PushConditionIntoMark implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof MarkJoin(var left, var right, var mark, var condition))) {
      return Optional.empty();
    }
    Set<Integer> ids = Uses.ids(context.columns(right));
    NotNull certain = new NotNull(right, context);
    return Split.of(
            condition,
            one -> {
              Uses uses = Uses.of(one);
              return !one.canFail() && !uses.ids().isEmpty() && uses.within(ids) && certain.is(one);
            })
        .map(split ->
            new MarkJoin(left, split.moves().over(right), mark, split.stays().predicate()));
  }
}
