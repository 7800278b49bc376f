package dev.quiver.exec;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Uses;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.Repeat;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalPlan.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Which of the columns that a join gives, or asks of its pairs, are looked at by anyone above: a
/// key mostly is not, and is neither kept nor copied then.
final class Demand {
  private final IdentityHashMap<PhysicalPlan, Set<Integer>> ofJoins = new IdentityHashMap<>();

  /// Looks at a plan, all of whose columns are wanted.
  void add(PhysicalPlan plan) {
    visit(plan, Uses.ids(plan.columns()));
  }

  /// The ids wanted of a join.
  Set<Integer> of(PhysicalPlan join) {
    Set<Integer> wanted = ofJoins.get(join);
    if (wanted == null) {
      throw new IllegalStateException("nobody asked for " + join);
    }
    return wanted;
  }

  private void visit(PhysicalPlan plan, Set<Integer> wanted) {
    switch (plan) {
      case TableScan _, ShareScan _, Empty _, Values _ -> {}
      case Filter(var input, var predicate) -> visit(input, with(wanted, List.of(predicate)));
      case Project(var input, var assignments) ->
          visit(input, with(Set.of(), assignments.stream().map(Assignment::value).toList()));
      case HashJoin(var left, var right, _, var on, _) ->
          join(plan, left, right, with(wanted, on.residual()), keys(on));
      case NestedLoopJoin(var left, var right, _, var condition) ->
          join(plan, left, right, with(wanted, Conjuncts.of(condition).terms()), List.of());
      case MarkJoin(var left, var right, _, var on) ->
          join(plan, left, right, with(wanted, on.residual()), keys(on));
      case HashAggregate aggregate -> visit(aggregate.input(), grouped(aggregate));
      case Union(var inputs, _) -> inputs.forEach(this::add);
      case Repeat(var input, var times) -> {
        Set<Integer> more = new HashSet<>(wanted);
        more.add(times.id());
        visit(input, more);
      }
      case Limit(var input, _, _) -> visit(input, wanted);
      // Ties are broken by all columns.
      case Sort(var input, _) -> add(input);
      case TopK(var input, _, _, _) -> add(input);
    }
  }

  private void join(
      PhysicalPlan plan,
      PhysicalPlan left,
      PhysicalPlan right,
      Set<Integer> wanted,
      List<Expr> keys) {
    ofJoins.computeIfAbsent(plan, _ -> new HashSet<>()).addAll(wanted);
    Set<Integer> below = with(wanted, keys);
    visit(left, below);
    visit(right, below);
  }

  private static List<Expr> keys(JoinOn on) {
    List<Expr> keys = new ArrayList<>();
    on.keys()
        .forEach(key -> {
          keys.add(key.left());
          keys.add(key.right());
        });
    return keys;
  }

  private static Set<Integer> grouped(HashAggregate aggregate) {
    Set<Integer> wanted = Uses.ids(aggregate.keys());
    for (Aggregation aggregation : aggregate.aggregations()) {
      wanted.addAll(Uses.of(aggregation.call().operands()).ids());
    }
    return wanted;
  }

  private static Set<Integer> with(Set<Integer> wanted, List<Expr> uses) {
    Set<Integer> more = new HashSet<>(wanted);
    more.addAll(Uses.of(uses).ids());
    return more;
  }
}
