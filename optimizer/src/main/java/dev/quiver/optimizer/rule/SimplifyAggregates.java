package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateCall.Rows;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks less of aggregates: rows are counted where there is no NULL among the values, the least
/// value is that of distinct ones too, and what is asked twice is computed once.
///
/// ```text
/// Aggregate: n := count(*), m := max(DISTINCT a), k := max(a)      Project n, m, k := m
///   Scan t (a)                                                =>     Aggregate: n := count(*), m := max(a)
///                                                                      Scan t (a)
/// ```
final class SimplifyAggregates implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Aggregate(var input, var keys, var calls))) {
      return Optional.empty();
    }
    NotNull known = new NotNull(input, context);
    Map<AggregateCall, Column> first = new HashMap<>();
    List<Aggregation> kept = new ArrayList<>();
    List<Assignment> assignments = new ArrayList<>();
    keys.forEach(key -> assignments.add(new Assignment(key, new Ref(key))));
    for (Aggregation one : calls) {
      AggregateCall call = simplified(one.call(), known);
      Column same = first.putIfAbsent(call, one.column());
      if (same == null) {
        kept.add(new Aggregation(one.column(), call));
      }
      assignments.add(new Assignment(one.column(), new Ref(same == null ? one.column() : same)));
    }
    if (kept.equals(calls)) {
      return Optional.empty();
    }
    Plan simple = new Aggregate(input, keys, kept);
    return Optional.of(kept.size() == calls.size() ? simple : new Project(simple, assignments));
  }

  private static AggregateCall simplified(AggregateCall call, NotNull known) {
    AggregateFunction function = call.function();
    Rows rows = call.rows();
    if (function == AggregateFunction.COUNT
        && !rows.distinct()
        && call.arguments().stream().noneMatch(Expr::canFail)
        && call.arguments().stream().allMatch(known::is)) {
      return new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), rows, Simple.INT64);
    }
    boolean isExtreme = function == AggregateFunction.MIN || function == AggregateFunction.MAX;
    return isExtreme && rows.distinct()
        ? new AggregateCall(
            function, call.arguments(), new Rows(rows.filters(), false, rows.order()), call.type())
        : call;
  }
}
