package dev.quiver.engine;

import dev.quiver.exec.context.Metrics;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.PlanPosition;
import dev.quiver.exec.context.PlanPosition.Root;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPrinter;
import dev.quiver.physical.PhysicalProgram;
import java.util.Locale;

/// Writes what each node of a physical program did beside the node.
final class Analysis {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Metrics metrics;
  private final StringBuilder text = new StringBuilder("\n== analyze\n");

  private Analysis(Metrics metrics) {
    this.metrics = metrics;
  }

  static String of(PhysicalProgram program, Metrics metrics, long peakBytes) {
    Analysis analysis = new Analysis(metrics);
    program
        .shares()
        .forEach(share -> analysis.plan("share", Root.SHARE, share.name(), share.plan()));
    program.sinks().forEach(sink -> analysis.plan("output", Root.SINK, sink.name(), sink.plan()));
    metrics
        .counters()
        .forEach(
            (name, count) -> analysis.text.append(name).append(' ').append(count).append('\n'));
    analysis.text.append("peak memory ").append(peakBytes).append(" bytes\n");
    return analysis.text.toString();
  }

  private void plan(String kind, Root root, String name, PhysicalPlan plan) {
    text.append(kind).append(' ').append(name).append('\n');
    node(root, name, plan, plan, 0, 1);
  }

  /// Writes a node and what is below it; answers the next node's place in preorder.
  private int node(
      Root root, String name, PhysicalPlan plan, PhysicalPlan node, int preorder, int depth) {
    OperatorMetrics counts = metrics.operator(new PlanPosition(root, name, preorder));
    text.repeat("  ", depth)
        .append(PhysicalPrinter.line(node, plan))
        .append(
            String.format(
                Locale.ROOT,
                "  [%d rows, %d batches, %.2f ms, %d bytes]\n",
                counts.rows(),
                counts.batches(),
                counts.nanos() / NANOS_PER_MILLI,
                counts.peakBytes()));
    int next = preorder + 1;
    for (PhysicalPlan input : node.inputs()) {
      next = node(root, name, plan, input, next, depth + 1);
    }
    return next;
  }
}
