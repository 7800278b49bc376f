package dev.quiver.exec;

import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.filter.FilterSlot;
import dev.quiver.exec.operator.LimitBreaker;
import dev.quiver.exec.operator.LimitSource;
import dev.quiver.exec.operator.ShareBreaker;
import dev.quiver.exec.operator.SortBreaker;
import dev.quiver.exec.operator.SortSource;
import dev.quiver.exec.sort.SortBound;
import dev.quiver.exec.sort.SortShape;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.SortKey.Direction;
import dev.quiver.logical.expr.SortKey.Nulls;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.TopK;
import java.util.ArrayList;
import java.util.List;

/// Cuts what puts rows in order, or takes the first of them: the input becomes a pipeline, what was
/// kept a source.
final class SortCutter {
  private final PlanCutter cutter;
  private final Expressions expressions;
  private final ExecutionContext context;
  private final StopSignal stop;

  SortCutter(
      PlanCutter cutter, Expressions expressions, ExecutionContext context, StopSignal stop) {
    this.cutter = cutter;
    this.expressions = expressions;
    this.context = context;
    this.stop = stop;
  }

  /// All rows of an input in an order.
  Stream sort(PhysicalPlan input, List<SortKey> keys, Place place, OperatorMetrics metrics) {
    SortShape shape = shape(input.columns(), keys);
    return sort(
        "sort", new TopK(input, keys, Long.MAX_VALUE), new SortBound(shape), place, metrics);
  }

  /// The first rows of an input in an order.
  Stream first(TopK top, Place place, OperatorMetrics metrics) {
    SortShape shape = shape(top.input().columns(), top.keys());
    List<FilterSlot> slots = top.filters().stream().map(cutter::slot).toList();
    return sort("top k", top, new SortBound(shape, slots), place, metrics);
  }

  private Stream sort(String who, TopK top, SortBound bound, Place place, OperatorMetrics metrics) {
    PhysicalPlan input = top.input();
    List<Column> columns = input.columns();
    List<Expr> values = top.keys().stream().map(SortKey::value).toList();
    SortBreaker breaker =
        new SortBreaker(
            bound,
            () -> expressions.values(values, columns),
            top.count(),
            context.settings().threads(),
            expressions.kernels(),
            cutter.account(who),
            stop,
            metrics);
    boolean isOrderObserved = ShareReads.observesSorted(input);
    Pipeline pipeline = cutter.end(cutter.cut(input, isOrderObserved, place), breaker);
    SortSource source =
        new SortSource(breaker, context.settings().batchRows(), context.allocator(), stop);
    return PlanCutter.metered(Stream.of(source, pipeline), below -> below, metrics);
  }

  Stream limit(Limit limit, Place place, OperatorMetrics metrics) {
    int threads = context.settings().threads();
    List<DataType> types = limit.input().columns().stream().map(Column::type).toList();
    ShareBreaker kept = new ShareBreaker(types, 1, threads, cutter.account("limit"));
    LimitBreaker breaker = new LimitBreaker(kept, limit.offset(), limit.count(), 2 * threads + 2);
    Pipeline pipeline =
        cutter.end(cutter.cut(limit.input(), true, breaker.wanted(), place), breaker);
    LimitSource source =
        new LimitSource(breaker, types.size(), context.settings().batchRows(), context.allocator());
    return PlanCutter.metered(Stream.of(source, pipeline), below -> below, metrics);
  }

  private static SortShape shape(List<Column> columns, List<SortKey> keys) {
    List<DataType> types = new ArrayList<>(columns.stream().map(Column::type).toList());
    List<SortShape.Key> places = new ArrayList<>();
    for (SortKey key : keys) {
      int ordinal =
          key.value() instanceof Ref(var column) ? Expressions.ordinal(column, columns) : -1;
      if (ordinal < 0) {
        ordinal = types.size();
        types.add(key.value().type());
      }
      boolean isDescending = key.direction() == Direction.DESCENDING;
      boolean nullsFirst = key.nulls() == Nulls.FIRST;
      places.add(new SortShape.Key(ordinal, key.value().type(), isDescending, nullsFirst));
    }
    return new SortShape(types, columns.size(), places);
  }
}
