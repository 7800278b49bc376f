package dev.quiver.exec;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.hash.JoinTable.Asked;
import dev.quiver.exec.operator.ConditionalProbe;
import dev.quiver.exec.operator.FilterOperator;
import dev.quiver.exec.operator.JoinBuild;
import dev.quiver.exec.operator.Operator;
import dev.quiver.exec.operator.ProbeOperator;
import dev.quiver.exec.operator.ProbeShape;
import dev.quiver.exec.operator.RestSource;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

  /// `wanted` are the ids of the columns that anyone looks at.
  List<Stream> cut(
      HashJoin join,
      Set<Integer> wanted,
      boolean isOrderObserved,
      Place place,
      OperatorMetrics metrics) {
    return cut("hash join", join, wanted, isOrderObserved, place, metrics);
  }

  /// A loop is a join without keys, whose condition is asked of every pair.
  List<Stream> cut(
      NestedLoopJoin loop,
      Set<Integer> wanted,
      boolean isOrderObserved,
      Place place,
      OperatorMetrics metrics) {
    JoinOn on = new JoinOn(List.of(), Conjuncts.of(loop.condition()).terms());
    HashJoin join = new HashJoin(loop.left(), loop.right(), loop.type(), on, Side.RIGHT);
    return cut("nested loop join", join, wanted, isOrderObserved, place, metrics);
  }

  private List<Stream> cut(
      String who,
      HashJoin join,
      Set<Integer> wanted,
      boolean isOrderObserved,
      Place place,
      OperatorMetrics metrics) {
    boolean left = join.build() == Side.LEFT;
    boolean ofBuild = ShareReads.observesBuild(join, isOrderObserved);
    List<Stream> first = cutter.cut(join.left(), left ? ofBuild : isOrderObserved, place);
    List<Stream> second = cutter.cut(join.right(), left ? isOrderObserved : ofBuild, place);
    ProbeShape shape = ProbeShape.of(join.type(), join.build());
    JoinBuild build = build(who, join, wanted, shape, metrics);
    Pipeline pipeline = cutter.end(left ? first : second, build);
    return streams(join, wanted, shape, left ? second : first, build, pipeline, metrics);
  }

  private JoinBuild build(
      String who, HashJoin join, Set<Integer> wanted, ProbeShape shape, OperatorMetrics metrics) {
    boolean left = join.build() == Side.LEFT;
    List<Column> input = (left ? join.left() : join.right()).columns();
    JoinKeys keys = JoinKeys.of(join.on().keys(), join.build());
    boolean keeps = left || join.type().keepsRight() || isConditional(join);
    JoinLayout layout = keys.layout(keeps ? input : List.of(), wanted);
    Account account = cutter.account(who);
    return new JoinBuild(
        layout,
        keys.types(),
        expressions.kernels().hash(),
        shape.rest() == ProbeShape.Rest.UNMATCHED,
        asked(layout, shape, isConditional(join)),
        () -> expressions.values(keys.values(), input),
        cutter.filters(join.on(), account),
        context.settings().threads(),
        account,
        stop,
        metrics);
  }

  private static Asked asked(JoinLayout layout, ProbeShape shape, boolean isConditional) {
    if (shape.marks() || layout.slotOfColumn().stream().anyMatch(slot -> slot >= 0)) {
      return Asked.ROWS;
    }
    return shape.givesBuild() || isConditional ? Asked.HOW_MANY : Asked.WHETHER;
  }

  private List<Stream> streams(
      HashJoin join,
      Set<Integer> wanted,
      ProbeShape shape,
      List<Stream> probing,
      JoinBuild build,
      Pipeline pipeline,
      OperatorMetrics metrics) {
    boolean left = join.build() == Side.LEFT;
    PhysicalPlan probe = left ? join.right() : join.left();
    List<Column> input = probe.columns();
    int batchRows = context.settings().batchRows();
    List<Stream> streams = new ArrayList<>();
    for (Stream stream : probing) {
      streams.add(
          PlanCutter.metered(
              stream.behind(pipeline, build),
              below -> probe(below, join, wanted, shape, build, input),
              metrics));
    }
    if (shape.rest() != ProbeShape.Rest.NONE) {
      List<DataType> others =
          join.type().keepsRight() ? input.stream().map(Column::type).toList() : List.of();
      RestSource rest = new RestSource(build, shape, others, batchRows, context.allocator(), stop);
      streams.add(PlanCutter.metered(Stream.last(rest, pipeline), below -> below, metrics));
    }
    return streams;
  }

  private Operator probe(
      Operator below,
      HashJoin join,
      Set<Integer> wanted,
      ProbeShape shape,
      JoinBuild build,
      List<Column> input) {
    boolean left = join.build() == Side.LEFT;
    List<Column> built = (left ? join.left() : join.right()).columns();
    List<Expr> keys = JoinKeys.of(join.on().keys(), left ? Side.RIGHT : Side.LEFT).values();
    List<Boolean> isWanted = input.stream().map(column -> wanted.contains(column.id())).toList();
    int batchRows = context.settings().batchRows();
    if (isConditional(join)) {
      return new ConditionalProbe(
          below,
          build,
          shape,
          expressions.values(keys, input),
          isWanted,
          new PairConditions(expressions, input, built, build.layout()).of(join.on().residual()),
          batchRows,
          context.allocator(),
          stop);
    }
    Operator operator =
        new ProbeOperator(
            below,
            build,
            shape,
            expressions.values(keys, input),
            isWanted,
            batchRows,
            context.allocator(),
            stop);
    for (Expr conjunct : join.on().residual()) {
      operator = new FilterOperator(operator, expressions.predicate(conjunct, join.columns()));
    }
    return operator;
  }

  /// Whether the residual decides what has matched. That of an inner join with keys, which leaves
  /// few pairs, is a filter over the pairs.
  private static boolean isConditional(HashJoin join) {
    return !join.on().residual().isEmpty()
        && (join.type() != JoinType.INNER || join.on().keys().isEmpty());
  }
}
