package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.optimizer.estimate.Estimates;
import dev.quiver.optimizer.join.JoinGraph;
import dev.quiver.optimizer.join.JoinOrder;
import dev.quiver.optimizer.join.SemiJoins;
import java.util.Optional;

/// Joins what is thought to give few rows first, and makes no product where there is a condition.
///
/// ```text
/// Join a = c AND c = b          Project a, b, c
///   Join TRUE                     Join c = b
///     Scan t (a)           =>       Join a = c
///     Scan u (b)                      Scan t (a)
///   Scan v (c)                        Scan v (c)
///                                   Scan u (b)
/// ```
///
/// Semi and anti joins sink to the input they look at, where that has no more rows than the join.
/// Meant for the root: each tree of inner joins is seen whole, from its topmost join.
final class OrderJoins implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    Plan ordered = ordered(plan, context.estimates());
    return ordered.isSame(plan) ? Optional.empty() : Optional.of(ordered);
  }

  private static Plan ordered(Plan plan, Estimates estimates) {
    if (plan instanceof Join join && SemiJoins.isOne(join)) {
      Plan left = ordered(join.left(), estimates);
      Plan right = ordered(join.right(), estimates);
      return new SemiJoins(right, join.type(), estimates).placed(join, left);
    }
    if (!JoinGraph.isTree(plan)) {
      return plan.mapInputs(input -> ordered(input, estimates));
    }
    JoinGraph graph = JoinGraph.of(plan, leaf -> ordered(leaf, estimates));
    Plan tree = JoinOrder.of(graph, plan.columns(), plan, estimates);
    return tree.equals(plan) ? plan : tree;
  }
}
