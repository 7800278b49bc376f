package dev.quiver.exec;

import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.operator.FilterOperator;
import dev.quiver.exec.operator.JoinBuild;
import dev.quiver.exec.operator.Operator;
import dev.quiver.exec.operator.ProbeOperator;
import dev.quiver.exec.operator.ProbeShape;
import dev.quiver.exec.operator.RestSource;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Side;
import java.util.ArrayList;
import java.util.List;

/// Cuts a join: its build side becomes a pipeline, its probe side goes on with a probe on top, and
/// the build rows that are part of the result by themselves come last.
final class JoinCutter {
  private final PlanCutter cutter;
  private final Expressions expressions;
  private final ExecutionContext context;
  private final StopSignal stop;

  JoinCutter(
      PlanCutter cutter, Expressions expressions, ExecutionContext context, StopSignal stop) {
    this.cutter = cutter;
    this.expressions = expressions;
    this.context = context;
    this.stop = stop;
  }

  List<Stream> cut(HashJoin join, boolean isOrderObserved, Place place, OperatorMetrics metrics) {
    boolean left = join.build() == Side.LEFT;
    boolean ofBuild = ShareReads.observesBuild(join, isOrderObserved);
    List<Stream> first = cutter.cut(join.left(), left ? ofBuild : isOrderObserved, place);
    List<Stream> second = cutter.cut(join.right(), left ? isOrderObserved : ofBuild, place);
    ProbeShape shape = ProbeShape.of(join.type(), join.build());
    JoinBuild build = build(join, shape, metrics);
    Pipeline pipeline = cutter.end(left ? first : second, build);
    return streams(join, shape, left ? second : first, build, pipeline, isOrderObserved, metrics);
  }

  private JoinBuild build(HashJoin join, ProbeShape shape, OperatorMetrics metrics) {
    boolean left = join.build() == Side.LEFT;
    List<Column> input = (left ? join.left() : join.right()).columns();
    List<Expr> keys = keys(join, join.build());
    List<Column> kept = left || join.type().keepsRight() ? input : List.of();
    List<DataType> keyTypes = keys.stream().map(Expr::type).toList();
    JoinLayout layout =
        JoinLayout.of(
            keyTypes,
            kept.stream().map(Column::type).toList(),
            kept.stream().map(column -> keyOf(column, keys)).toList());
    return new JoinBuild(
        layout,
        keyTypes,
        expressions.kernels().hash(),
        shape.rest() == ProbeShape.Rest.UNMATCHED,
        () -> expressions.values(keys, input),
        context.settings().threads(),
        cutter.account("hash join"),
        stop,
        metrics);
  }

  private List<Stream> streams(
      HashJoin join,
      ProbeShape shape,
      List<Stream> probing,
      JoinBuild build,
      Pipeline pipeline,
      boolean isOrderObserved,
      OperatorMetrics metrics) {
    boolean left = join.build() == Side.LEFT;
    PhysicalPlan probe = left ? join.right() : join.left();
    List<Column> input = probe.columns();
    List<Expr> keys = keys(join, left ? Side.RIGHT : Side.LEFT);
    int batchRows = context.settings().batchRows();
    List<Stream> streams = new ArrayList<>();
    for (Stream stream : probing) {
      streams.add(
          PlanCutter.metered(
              stream.behind(pipeline, build),
              below ->
                  residual(
                      new ProbeOperator(
                          below,
                          build,
                          shape,
                          expressions.values(keys, input),
                          batchRows,
                          context.allocator(),
                          stop),
                      join),
              metrics));
    }
    if (shape.rest() != ProbeShape.Rest.NONE) {
      List<DataType> others =
          join.type().keepsRight() ? input.stream().map(Column::type).toList() : List.of();
      RestSource rest =
          new RestSource(
              build, shape, others, isOrderObserved, batchRows, context.allocator(), stop);
      streams.add(PlanCutter.metered(Stream.last(rest, pipeline), below -> below, metrics));
    }
    return streams;
  }

  /// Only inner joins have one: a pair for which it is not true is no row.
  private Operator residual(Operator probe, HashJoin join) {
    Operator operator = probe;
    for (Expr conjunct : join.on().residual()) {
      operator = new FilterOperator(operator, expressions.predicate(conjunct, join.columns()));
    }
    return operator;
  }

  private static List<Expr> keys(HashJoin join, Side side) {
    return join.on().keys().stream()
        .map(side == Side.LEFT ? JoinKey::left : JoinKey::right)
        .toList();
  }

  /// The key whose slot holds a column just as it is; keys of floats are rewritten.
  private static int keyOf(Column column, List<Expr> keys) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Ref(var key)
          && key.id() == column.id()
          && !hasFloats(key.type())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean hasFloats(DataType type) {
    return switch (type) {
      case Struct(var fields) -> fields.stream().map(Field::type).anyMatch(JoinCutter::hasFloats);
      case ListOf(var element) -> hasFloats(element);
      case MapOf _, Simple _, Decimal _ -> type.isFloat();
    };
  }
}
