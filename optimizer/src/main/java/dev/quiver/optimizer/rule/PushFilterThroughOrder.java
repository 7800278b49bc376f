package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Filters before sorting, repeating or marking rows.
///
/// ```text
/// Filter a > 1          Sort by a
///   Sort by a             Filter a > 1
///     Scan t (a)   =>       Scan t (a)
/// ```
///
/// A conjunct over the mark stays above it. What can fail stays where rows may be dropped below.
final class PushFilterThroughOrder implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Filter(var below, var predicate))) {
      return Optional.empty();
    }
    return switch (below) {
      case Sort(var input, var keys) -> Optional.of(new Sort(new Filter(input, predicate), keys));
      case Repeat node -> through(node, node.input(), predicate, context);
      case MarkJoin node -> through(node, node.left(), predicate, context);
      case Plan _ -> Optional.empty();
    };
  }

  /// Moves what looks at the columns of the first input alone.
  private static Optional<Plan> through(
      Plan node, Plan input, Expr predicate, RuleContext context) {
    Set<Integer> ids = Uses.ids(context.columns(input));
    return Split.of(predicate, one -> !one.canFail() && Uses.of(one).within(ids))
        .map(split -> {
          List<Plan> inputs = new ArrayList<>(node.inputs());
          inputs.set(0, split.moves().over(input));
          return split.stays().over(node.withInputs(inputs));
        });
  }
}
