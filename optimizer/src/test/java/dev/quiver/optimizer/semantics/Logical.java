package dev.quiver.optimizer.semantics;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.Repeat;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalPlan.Values;
import dev.quiver.physical.PhysicalProgram;
import java.util.ArrayList;
import java.util.List;

/// Says in the logical algebra what a physical program does, so that it can be interpreted.
final class Logical {
  private Logical() {}

  static Program of(PhysicalProgram program) {
    return new Program(
        program.shares().stream().map(one -> new Definition(one.name(), of(one.plan()))).toList(),
        program.sinks().stream()
            .map(one -> new Sink(one.name(), of(one.plan()), one.target()))
            .toList());
  }

  private static Expr condition(JoinOn on) {
    List<Expr> terms = new ArrayList<>();
    for (JoinKey key : on.keys()) {
      Comparison equal = key.matchesNull() ? Comparison.NOT_DISTINCT : Comparison.EQ;
      terms.add(new Compare(equal, key.left(), key.right()));
    }
    terms.addAll(on.residual());
    return new Conjuncts(terms).predicate();
  }

  private static Plan of(PhysicalPlan plan) {
    return switch (plan) {
      case TableScan(var table, var imports, var filters, _) ->
          new Plan.Scan(table, imports, filters.stream().map(ScanFilter::conjunct).toList());
      case ShareScan(var share, var imports) -> new Plan.Reference(share, imports);
      case Empty(var columns) -> new Plan.Empty(columns);
      case Filter(var input, var predicate) -> new Plan.Filter(of(input), predicate);
      case Project(var input, var assignments) -> new Plan.Project(of(input), assignments);
      case HashJoin(var left, var right, var type, var on, _) ->
          new Plan.Join(of(left), of(right), type, condition(on));
      case MarkJoin(var left, var right, var mark, var on) ->
          new Plan.MarkJoin(of(left), of(right), mark, condition(on));
      case NestedLoopJoin(var left, var right, var type, var condition) ->
          new Plan.Join(of(left), of(right), type, condition);
      case Values(var columns, var rows) -> new Plan.Values(columns, rows);
      case Repeat(var input, var times) -> new Plan.Repeat(of(input), times);
      case Sort(var input, var keys) -> new Plan.Sort(of(input), keys);
      case Limit(var input, var offset, var count) -> new Plan.Limit(of(input), offset, count);
      case TopK(var input, var keys, var count, _) -> new Plan.TopK(of(input), keys, count);
      case HashAggregate(var input, var keys, var calls) ->
          new Plan.Aggregate(of(input), keys, calls);
      case Union(var inputs, var columns) ->
          new Plan.Union(inputs.stream().map(Logical::of).toList(), columns);
    };
  }
}
