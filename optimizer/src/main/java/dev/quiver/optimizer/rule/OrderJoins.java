package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.optimizer.estimate.Estimates;
import dev.quiver.optimizer.join.JoinGraph;
import dev.quiver.optimizer.join.JoinOrder;
import java.util.IdentityHashMap;
import java.util.Optional;

/// Joins in the order that is thought to cost least, and makes no product where there is a
/// condition.
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
/// Joins of all types take part. Meant for the root: each tree is seen whole, from its topmost
/// join.
final class OrderJoins implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    Plan ordered = new Ordering(context.estimates(), new IdentityHashMap<>()).of(plan);
    return ordered.isSame(plan) ? Optional.empty() : Optional.of(ordered);
  }

  /// One walk; trees that were ordered already are known.
  private record Ordering(Estimates estimates, IdentityHashMap<Plan, Plan> known) {
    Plan of(Plan plan) {
      Plan ordered = known.get(plan);
      if (ordered == null) {
        ordered = JoinGraph.isTree(plan) ? tree(plan) : plan.mapInputs(this::of);
        known.put(plan, ordered);
      }
      return ordered;
    }

    private Plan tree(Plan plan) {
      JoinGraph graph =
          JoinGraph.of(plan, this::of, (conjuncts, ids) -> new NullRejection(ids).byAny(conjuncts));
      Plan tree = JoinOrder.of(graph, plan.columns(), estimates).orElseGet(() -> inner(plan));
      return tree.equals(plan) ? plan : tree;
    }

    /// The same with inner joins alone in another order.
    private Plan inner(Plan plan) {
      if (!JoinGraph.isInnerTree(plan)) {
        return plan.mapInputs(this::of);
      }
      JoinGraph graph = JoinGraph.ofInner(plan, this::of);
      return JoinOrder.of(graph, plan.columns(), estimates).orElse(plan);
    }
  }
}
