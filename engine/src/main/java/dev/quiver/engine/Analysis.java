package dev.quiver.engine;

import dev.quiver.exec.context.Metrics;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.PlanPosition;
import dev.quiver.exec.context.PlanPosition.Root;
import dev.quiver.optimizer.estimate.Estimate;
import dev.quiver.optimizer.planner.PlannedProgram;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPrinter;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What each node of a physical program did, beside what was expected of it.
final class Analysis {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NEARLY_RIGHT = 2;

  private final PlannedProgram planned;
  private final Metrics metrics;
  private final long began;
  private final List<Node> nodes = new ArrayList<>();

  private Analysis(PlannedProgram planned, Metrics metrics, long began) {
    this.planned = planned;
    this.metrics = metrics;
    this.began = began;
    for (Share share : planned.physical().shares()) {
      collect(Root.SHARE, share.name(), share.plan(), share.plan(), 0, true);
    }
    for (PhysicalSink sink : planned.physical().sinks()) {
      collect(Root.SINK, sink.name(), sink.plan(), sink.plan(), 0, true);
    }
  }

  /// A node, what was expected and what came; `whole` unless a limit above may have stopped it.
  private record Node(
      PhysicalPlan plan,
      PhysicalPlan within,
      Estimate expected,
      OperatorMetrics did,
      boolean whole) {
    /// How many times too many or too few rows were expected.
    double error() {
      double thought = Math.max(1, expected.rows());
      double came = Math.max(1, (double) did.rows());
      return Math.max(thought / came, came / thought);
    }
  }

  /// The text; `began` is when the run did, by [System#nanoTime].
  static String of(PlannedProgram planned, Metrics metrics, long began, long peakBytes) {
    Analysis analysis = new Analysis(planned, metrics, began);
    StringBuilder text = new StringBuilder("\n== analyze\n");
    text.append(
        PhysicalPrinter.print(
            planned.physical(), analysis.nodes.stream().map(analysis::notes).iterator()));
    analysis.worst().ifPresent(node -> text.append(said(node)));
    return text.append(String.format(Locale.ROOT, "peak memory %,d bytes%n", peakBytes)).toString();
  }

  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / NANOS_PER_MILLI);
  }

  /// Takes a node and what is below it; answers the next node's place in preorder.
  private int collect(
      Root root, String name, PhysicalPlan within, PhysicalPlan plan, int preorder, boolean whole) {
    OperatorMetrics did = metrics.operator(new PlanPosition(root, name, preorder));
    nodes.add(new Node(plan, within, planned.estimates().get(nodes.size()), did, whole));
    int next = preorder + 1;
    for (PhysicalPlan input : plan.inputs()) {
      next = collect(root, name, within, input, next, whole && !(plan instanceof Limit));
    }
    return next;
  }

  private List<String> notes(Node node) {
    OperatorMetrics did = node.did;
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT,
            "[%,d rows, %s expected, %,d batches, %s own, %s waited, %,d bytes]",
            did.rows(),
            EstimateText.rows(node.expected),
            did.batches(),
            millis(did.nanos()),
            millis(did.waitedSince(began)),
            did.peakBytes()));
    notes.addAll(NodeCounters.lines(did.counters()));
    return notes;
  }

  /// Of nodes that are equally wrong the one furthest down, where it began.
  private Optional<Node> worst() {
    return nodes.stream()
        .filter(node -> node.whole && node.error() >= NEARLY_RIGHT)
        .filter(node -> sifts(node.plan).isEmpty())
        .reduce((one, other) -> other.error() >= one.error() ? other : one);
  }

  /// The runtime filters that take rows from a plan for a join which is no part of it: what it
  /// gives then is less than was to be expected.
  private static Set<Integer> sifts(PhysicalPlan plan) {
    Set<Integer> sifts = new HashSet<>();
    plan.inputs().forEach(input -> sifts.addAll(sifts(input)));
    if (plan instanceof TableScan scan) {
      scan.sifts().forEach(sift -> sifts.add(sift.filter()));
    }
    if (plan instanceof HashJoin join) {
      join.on().publications().forEach(one -> sifts.remove(one.filter()));
    }
    return sifts;
  }

  private static String said(Node node) {
    boolean isMore = node.expected.rows() > node.did.rows();
    return "worst estimate: %s rows expected, %,d came, %s times too %s%n  %s%n"
        .formatted(
            EstimateText.rows(node.expected),
            node.did.rows(),
            EstimateText.rounded(node.error()),
            isMore ? "many" : "few",
            PhysicalPrinter.line(node.plan, node.within));
  }
}
