package dev.quiver.exec;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.filter.KeyFilters;
import dev.quiver.exec.hash.JoinTable.Asked;
import dev.quiver.exec.operator.JoinBuild;
import dev.quiver.exec.operator.MarkOperator;
import dev.quiver.exec.operator.MarkOperator.MarkConditions;
import dev.quiver.exec.operator.Operator;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.Side;
import java.util.ArrayList;
import java.util.List;

/// Cuts a mark join: the right side becomes a pipeline that keeps every row, those that equal
/// nothing too, and the left side goes on with its marks.
final class MarkCutter {
  private final PlanCutter cutter;
  private final Expressions expressions;
  private final ExecutionContext context;
  private final StopSignal stop;

  MarkCutter(
      PlanCutter cutter, Expressions expressions, ExecutionContext context, StopSignal stop) {
    this.cutter = cutter;
    this.expressions = expressions;
    this.context = context;
    this.stop = stop;
  }

  List<Stream> cut(MarkJoin join, boolean isOrderObserved, Place place, OperatorMetrics metrics) {
    List<Stream> probing = cutter.cut(join.left(), isOrderObserved, place);
    List<Column> right = join.right().columns();
    JoinKeys keys = JoinKeys.of(join.on().keys(), Side.RIGHT);
    Account account = cutter.account("mark join");
    JoinBuild build =
        new JoinBuild(
            keys.layout(right, Uses.ids(right)),
            keys.types(),
            expressions.kernels().hash(),
            true,
            Asked.ROWS,
            () -> expressions.values(keys.values(), right),
            new KeyFilters(List.of(), account),
            context.settings().threads(),
            account,
            stop,
            metrics);
    Pipeline pipeline = cutter.end(cutter.cut(join.right(), false, place), build);
    return probing.stream()
        .map(stream ->
            PlanCutter.metered(
                stream.behind(pipeline, build), below -> mark(below, join, build), metrics))
        .toList();
  }

  private MarkOperator mark(Operator below, MarkJoin join, JoinBuild build) {
    List<Column> left = join.left().columns();
    JoinOn on = join.on();
    PairConditions pairs =
        new PairConditions(expressions, left, join.right().columns(), build.layout());
    MarkConditions conditions =
        new MarkConditions(
            pairs.of(on.residual()),
            pairs.of(whole(on)),
            !on.residual().isEmpty(),
            isOneEquality(on));
    return new MarkOperator(
        below,
        build,
        expressions.values(JoinKeys.of(on.keys(), Side.LEFT).values(), left),
        conditions,
        context.settings().batchRows(),
        context.allocator(),
        stop);
  }

  private static List<Expr> whole(JoinOn on) {
    List<Expr> terms = new ArrayList<>();
    for (JoinKey key : on.keys()) {
      Comparison equal = key.matchesNull() ? Comparison.NOT_DISTINCT : Comparison.EQ;
      terms.add(new Compare(equal, key.left(), key.right()));
    }
    terms.addAll(on.residual());
    return terms;
  }

  private static boolean isOneEquality(JoinOn on) {
    return on.residual().isEmpty()
        && on.keys().size() == 1
        && !on.keys().getFirst().matchesNull()
        && !on.keys().getFirst().left().type().isNested();
  }
}
