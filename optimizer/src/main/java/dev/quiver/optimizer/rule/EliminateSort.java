package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
import java.util.Optional;
import java.util.Set;

/// Does not sort for those who do not see the order: aggregates, joins, and other sorts.
///
/// ```text
/// Aggregate: m := max(a)      Aggregate: m := max(a)
///   Sort by a            =>     Scan t (a)
///     Scan t (a)
/// ```
final class EliminateSort implements Rule {
  private static final Set<AggregateFunction> BLIND =
      Set.of(
          AggregateFunction.COUNT_ROWS,
          AggregateFunction.COUNT,
          AggregateFunction.SUM,
          AggregateFunction.AVG,
          AggregateFunction.MIN,
          AggregateFunction.MAX);

  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    Plan after = seesOrder(plan) ? plan : plan.mapInputs(EliminateSort::unordered);
    return after.isSame(plan) ? Optional.empty() : Optional.of(after);
  }

  private static boolean seesOrder(Plan plan) {
    return switch (plan) {
      case Aggregate(_, _, var calls) ->
          !calls.stream().allMatch(one -> BLIND.contains(one.call().function()));
      case Join _, MarkJoin _, Sort _, TopK _ -> false;
      case Scan _, Reference _, Empty _, Values _ -> true;
      case Filter _, Project _, Union _, Repeat _, Limit _ -> true;
    };
  }

  /// A plan with the same rows in any order.
  private static Plan unordered(Plan plan) {
    return switch (plan) {
      case Sort(var input, _) -> unordered(input);
      case Filter _, Project _, Union _, Repeat _ -> plan.mapInputs(EliminateSort::unordered);
      case Scan _, Reference _, Empty _, Values _ -> plan;
      case Join _, MarkJoin _, Aggregate _, Limit _, TopK _ -> plan;
    };
  }
}
