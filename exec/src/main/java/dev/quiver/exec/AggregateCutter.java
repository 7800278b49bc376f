package dev.quiver.exec;

import dev.quiver.exec.aggregate.GroupShape;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.operator.AggregateBreaker;
import dev.quiver.exec.operator.AggregateFan;
import dev.quiver.exec.operator.AggregateInput;
import dev.quiver.exec.operator.AggregatePart;
import dev.quiver.exec.operator.AggregateSource;
import dev.quiver.exec.operator.RowSequence;
import dev.quiver.exec.operator.SharedColumns;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Cuts an aggregate: its input becomes a pipeline, its groups a source.
///
/// Calls over distinct arguments make it several: the input's pipeline also gathers, for each set
/// of arguments, the distinct combinations of keys and arguments, and a pipeline for each set then
/// brings those to the groups.
final class AggregateCutter {
  private final PlanCutter cutter;
  private final Expressions expressions;
  private final ExecutionContext context;
  private final StopSignal stop;

  AggregateCutter(
      PlanCutter cutter, Expressions expressions, ExecutionContext context, StopSignal stop) {
    this.cutter = cutter;
    this.expressions = expressions;
    this.context = context;
    this.stop = stop;
  }

  Stream cut(
      HashAggregate aggregate, boolean isOrderObserved, Place place, OperatorMetrics metrics) {
    List<Column> keys = aggregate.keys();
    List<Column> input = aggregate.input().columns();
    List<AggregateCall> calls =
        aggregate.aggregations().stream().map(Aggregation::call).map(CallForms::of).toList();
    List<DistinctSet> sets = DistinctSet.of(calls);
    List<Supplier<AggregateInput>> inputs = new ArrayList<>();
    inputs.add(() ->
        expressions.aggregate(
            keys, calls, calls.stream().map(call -> !isDistinct(call)).toList(), input));
    for (DistinctSet set : sets) {
      inputs.add(() -> input(keys, calls, set));
    }
    AggregateBreaker groups = breaker(types(keys), accumulated(calls, sets), inputs, metrics);
    List<AggregateBreaker> distinct =
        sets.stream().map(set -> distinct(keys, set, input, metrics)).toList();
    boolean isPlain = sets.isEmpty() || !calls.stream().allMatch(AggregateCutter::isDistinct);
    List<AggregateBreaker> first = new ArrayList<>(distinct);
    if (isPlain || keys.isEmpty()) {
      first.add(groups);
    }
    Pipeline pipeline =
        cutter.end(
            cutter.cut(aggregate.input(), ShareReads.observesGrouped(aggregate), place),
            new AggregateFan(first));
    List<Pipeline> after = new ArrayList<>(List.of(pipeline));
    for (int i = 0; i < distinct.size(); i++) {
      Stream rows = Stream.of(source(distinct.get(i), ShareReads.observesOrder(calls)), pipeline);
      after.add(cutter.end(List.of(rows), new AggregatePart(groups, i + 1)));
    }
    return PlanCutter.metered(
        Stream.of(source(groups, isOrderObserved), after.toArray(Pipeline[]::new)),
        below -> below,
        metrics);
  }

  /// The distinct combinations of keys and a set's values.
  private AggregateBreaker distinct(
      List<Column> keys, DistinctSet set, List<Column> input, OperatorMetrics metrics) {
    List<Expr> values = new ArrayList<>(keys.stream().map(Ref::new).toList());
    values.addAll(set.values());
    List<DataType> types = values.stream().map(Expr::type).toList();
    return breaker(
        types,
        List.of(),
        List.of(() ->
            new AggregateInput(
                expressions.values(values, input),
                SharedColumns.of(List.of()),
                List.of(),
                new RowSequence())),
        metrics);
  }

  private AggregateBreaker breaker(
      List<DataType> keys,
      List<AggregateCall> calls,
      List<Supplier<AggregateInput>> inputs,
      OperatorMetrics metrics) {
    Account account = cutter.account("hash aggregate");
    return new AggregateBreaker(
        GroupShape.of(keys, calls, inputs.size() == 1, expressions.kernels()),
        inputs,
        context.settings().threads(),
        account,
        metrics);
  }

  private AggregateSource source(AggregateBreaker groups, boolean isOrderObserved) {
    return new AggregateSource(
        groups, isOrderObserved, context.settings().batchRows(), context.allocator(), stop);
  }

  /// What a set's rows bring to the calls that want it.
  private AggregateInput input(List<Column> keys, List<AggregateCall> calls, DistinctSet set) {
    List<Column> rows = new ArrayList<>(keys);
    rows.addAll(set.columns());
    List<AggregateCall> over = accumulated(calls, List.of(set));
    List<Boolean> isFed = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      isFed.add(set.calls().contains(i));
    }
    return expressions.aggregate(keys, over, isFed, rows);
  }

  /// The calls as accumulators see them: those of sets over their rows.
  private static List<AggregateCall> accumulated(
      List<AggregateCall> calls, List<DistinctSet> sets) {
    List<AggregateCall> accumulated = new ArrayList<>(calls);
    for (DistinctSet set : sets) {
      set.calls().forEach(call -> accumulated.set(call, set.over(calls.get(call))));
    }
    return accumulated;
  }

  private static boolean isDistinct(AggregateCall call) {
    return call.rows().distinct();
  }

  private static List<DataType> types(List<Column> columns) {
    return columns.stream().map(Column::type).toList();
  }
}
