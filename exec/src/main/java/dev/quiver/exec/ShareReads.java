package dev.quiver.exec;

import dev.quiver.exec.sort.SortShape;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Empty;
import dev.quiver.physical.PhysicalPlan.Filter;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.Repeat;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalPlan.Values;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How often each share is read, and whether any reader observes the order of its rows.
final class ShareReads {
  private final Map<String, Integer> readers = new HashMap<>();
  private final Set<String> ordered = new HashSet<>();

  /// Looks at what leads to `sinks`.
  ShareReads(PhysicalProgram program, List<PhysicalSink> sinks) {
    sinks.forEach(sink -> visit(sink.plan(), true));
    for (Share share : program.shares().reversed()) {
      if (count(share.name()) > 0) {
        visit(share.plan(), isOrderObserved(share.name()));
      }
    }
  }

  /// How many scans read a share.
  int count(String share) {
    return readers.getOrDefault(share, 0);
  }

  /// Whether a share's rows are to be kept in plan order.
  boolean isOrderObserved(String share) {
    return ordered.contains(share);
  }

  /// Whether the order of the rows on a join's build side shows in the join's.
  static boolean observesBuild(HashJoin join, boolean isOrderObserved) {
    boolean filters = join.type() == JoinType.SEMI || join.type() == JoinType.ANTI;
    return isOrderObserved && !(filters && join.build() == Side.RIGHT);
  }

  /// Whether the order of a sort's input shows: some rows differ in columns without an order only.
  static boolean observesSorted(PhysicalPlan input) {
    return SortShape.observesInput(input.columns().stream().map(Column::type).toList());
  }

  /// Whether the order of an aggregate's input shows: in what is first, or in lists.
  static boolean observesGrouped(HashAggregate aggregate) {
    return observesOrder(aggregate.aggregations().stream().map(Aggregation::call).toList());
  }

  /// Whether any of the calls observes the order of its rows.
  static boolean observesOrder(List<AggregateCall> calls) {
    return calls.stream().anyMatch(call -> call.function().observesOrder());
  }

  private void visit(PhysicalPlan plan, boolean isOrderObserved) {
    switch (plan) {
      case ShareScan(var share, _) -> {
        readers.merge(share, 1, Integer::sum);
        if (isOrderObserved) {
          ordered.add(share);
        }
      }
      case HashAggregate aggregate -> visit(aggregate.input(), observesGrouped(aggregate));
      case HashJoin join -> {
        boolean left = join.build() == Side.LEFT;
        boolean build = observesBuild(join, isOrderObserved);
        visit(join.left(), left ? build : isOrderObserved);
        visit(join.right(), left ? isOrderObserved : build);
      }
      case MarkJoin(var left, var right, _, _) -> {
        visit(left, isOrderObserved);
        visit(right, false);
      }
      case NestedLoopJoin(var left, var right, _, _) -> {
        visit(left, isOrderObserved);
        visit(right, isOrderObserved);
      }
      case Repeat(var input, _) -> visit(input, isOrderObserved);
      case Sort(var input, _) -> visit(input, observesSorted(input));
      case Limit(var input, _, _) -> visit(input, true);
      case TopK(var input, _, _, _) -> visit(input, observesSorted(input));
      case TableScan _, Empty _, Values _ -> {}
      case Filter(var input, _) -> visit(input, isOrderObserved);
      case Project(var input, _) -> visit(input, isOrderObserved);
      case Union(var inputs, _) -> inputs.forEach(input -> visit(input, isOrderObserved));
    }
  }
}
