package dev.quiver.exec;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.filter.FilterSlot;
import dev.quiver.exec.filter.KeyFilters;
import dev.quiver.exec.io.TableIo;
import dev.quiver.exec.operator.Breaker;
import dev.quiver.exec.operator.FilterOperator;
import dev.quiver.exec.operator.Metered;
import dev.quiver.exec.operator.ProjectOperator;
import dev.quiver.exec.operator.RepeatOperator;
import dev.quiver.exec.operator.Source;
import dev.quiver.exec.operator.ValuesSource;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.type.Column;
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
import java.util.List;

/// Cuts plans at their breakers into pipelines, each behind those it needs.
///
/// Also carries down where the order of rows is observed, so that nobody else keeps it.
final class PlanCutter {
  private final ExecutionContext context;
  private final StopSignal stop;
  private final Expressions expressions;
  private final ScanCutter scans;
  private final Shares shares;
  private final Demand demand = new Demand();
  private final List<Pipeline> pipelines = new ArrayList<>();
  private final List<Account> accounts = new ArrayList<>();

  PlanCutter(TableIo io, ExecutionContext context, StopSignal stop, Shares shares) {
    this.context = context;
    this.stop = stop;
    this.expressions = new Expressions(context);
    this.scans = new ScanCutter(io, expressions, context);
    this.shares = shares;
  }

  /// What was cut so far.
  List<Pipeline> pipelines() {
    return pipelines;
  }

  /// The accounts of all state, to be closed after those who hold it.
  List<Account> accounts() {
    return accounts;
  }

  /// Opens an account for an operator's state.
  Account account(String who) {
    Account account = context.account(who);
    accounts.add(account);
    return account;
  }

  /// What publishes filters of a join's keys.
  KeyFilters filters(JoinOn on, Account account) {
    return scans.published(on, account);
  }

  /// Where a runtime filter is put that nobody waits for.
  FilterSlot slot(int filter) {
    return scans.slot(filter);
  }

  /// Ends a plan in a breaker.
  Pipeline end(List<Stream> streams, Breaker breaker) {
    Pipeline pipeline = new Pipeline(streams, breaker, stop);
    pipelines.add(pipeline);
    return pipeline;
  }

  /// The same of a whole plan, all of whose columns are wanted.
  List<Stream> cutWhole(PhysicalPlan plan, boolean isOrderObserved, Place place) {
    demand.add(plan);
    return cut(plan, isOrderObserved, place);
  }

  /// The streams whose rows, one after the other, are a plan's.
  List<Stream> cut(PhysicalPlan plan, boolean isOrderObserved, Place place) {
    return cut(plan, isOrderObserved, Long.MAX_VALUE, place);
  }

  /// The same for a reader who wants no more than the `first` rows of them.
  List<Stream> cut(PhysicalPlan plan, boolean isOrderObserved, long first, Place place) {
    OperatorMetrics metrics = place.enter();
    return switch (plan) {
      case TableScan scan -> List.of(scans.scan(scan, first, metrics));
      case ShareScan scan -> List.of(shares.read(scan, this, metrics));
      case Empty _ -> List.of();
      case Values(var columns, var rows) -> {
        Source source =
            new ValuesSource(columns, rows, context.settings().batchRows(), context.allocator());
        yield List.of(metered(Stream.of(source), below -> below, metrics));
      }
      case Filter(var input, var predicate) -> {
        List<Column> columns = input.columns();
        yield over(
            cut(input, isOrderObserved, place),
            below -> new FilterOperator(below, expressions.predicate(predicate, columns)),
            metrics);
      }
      case Project(var input, var assignments) -> {
        List<Column> columns = input.columns();
        List<Expr> values = assignments.stream().map(Assignment::value).toList();
        yield over(
            cut(input, isOrderObserved, first, place),
            below -> new ProjectOperator(below, expressions.shared(values, columns)),
            metrics);
      }
      case HashJoin join ->
          new JoinCutter(this, expressions, context, stop)
              .cut(join, demand.of(join), isOrderObserved, place, metrics);
      case HashAggregate aggregate ->
          List.of(
              new AggregateCutter(this, expressions, context, stop)
                  .cut(aggregate, isOrderObserved, place, metrics));
      case Union(var inputs, _) ->
          over(
              inputs.stream()
                  .flatMap(input -> cut(input, isOrderObserved, first, place).stream())
                  .toList(),
              below -> below,
              metrics);
      case Sort(var input, var keys) -> List.of(sorts().sort(input, keys, place, metrics));
      case TopK top -> List.of(sorts().first(top, place, metrics));
      case Limit limit -> List.of(sorts().limit(limit, place, metrics));
      case MarkJoin join ->
          new MarkCutter(this, expressions, context, stop)
              .cut(join, isOrderObserved, place, metrics);
      case NestedLoopJoin join ->
          new JoinCutter(this, expressions, context, stop)
              .cut(join, demand.of(join), isOrderObserved, place, metrics);
      case Repeat(var input, var times) -> {
        int ordinal = Expressions.ordinal(times, input.columns());
        int batchRows = context.settings().batchRows();
        yield over(
            cut(input, isOrderObserved, place),
            below -> new RepeatOperator(below, ordinal, batchRows, context.allocator(), stop),
            metrics);
      }
    };
  }

  private SortCutter sorts() {
    return new SortCutter(this, expressions, context, stop);
  }

  private static List<Stream> over(
      List<Stream> streams, Stream.Link link, OperatorMetrics metrics) {
    return streams.stream().map(stream -> metered(stream, link, metrics)).toList();
  }

  static Stream metered(Stream stream, Stream.Link link, OperatorMetrics metrics) {
    return stream.with(below -> Metered.over(below, link.over(below), metrics));
  }
}
