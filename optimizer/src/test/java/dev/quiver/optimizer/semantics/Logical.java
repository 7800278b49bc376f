package dev.quiver.optimizer.semantics;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.optimizer.rule.Conjuncts;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalProgram;
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

  private static Plan of(PhysicalPlan plan) {
    return switch (plan) {
      case TableScan(var table, var imports, var filters) ->
          new Plan.Scan(table, imports, filters.stream().map(ScanFilter::conjunct).toList());
      case ShareScan(var share, var imports) -> new Plan.Reference(share, imports);
      case Empty(var columns) -> new Plan.Empty(columns);
      case Filter(var input, var predicate) -> new Plan.Filter(of(input), predicate);
      case Project(var input, var assignments) -> new Plan.Project(of(input), assignments);
      case HashJoin(var left, var right, var type, var keys, _) -> {
        List<Expr> equal =
            keys.stream()
                .<Expr>map(key -> new Compare(Comparison.EQ, key.left(), key.right()))
                .toList();
        yield new Plan.Join(of(left), of(right), type, new Conjuncts(equal).predicate());
      }
      case HashAggregate(var input, var keys, var calls) ->
          new Plan.Aggregate(of(input), keys, calls);
      case Union(var inputs, var columns) ->
          new Plan.Union(inputs.stream().map(Logical::of).toList(), columns);
    };
  }
}
