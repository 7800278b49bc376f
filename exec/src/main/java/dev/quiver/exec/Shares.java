package dev.quiver.exec;

import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.PlanPosition.Root;
import dev.quiver.exec.operator.ShareBreaker;
import dev.quiver.exec.operator.ShareSource;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.HashMap;
import java.util.Map;

/// The shares of a program, each cut where it is first read.
final class Shares {
  private final Map<String, Share> shares = new HashMap<>();
  private final Map<String, Filled> filled = new HashMap<>();
  private final ShareReads reads;
  private final ExecutionContext context;

  private record Filled(ShareBreaker rows, Pipeline pipeline) {}

  Shares(PhysicalProgram program, ShareReads reads, ExecutionContext context) {
    program.shares().forEach(share -> shares.put(share.name(), share));
    this.reads = reads;
    this.context = context;
  }

  /// A scan of a share, whose pipeline `cutter` gets before if it has not.
  Stream read(ShareScan scan, PlanCutter cutter, OperatorMetrics metrics) {
    Filled share = filled.get(scan.share());
    if (share == null) {
      share = fill(scan.share(), cutter);
      filled.put(scan.share(), share);
    }
    ShareSource source =
        new ShareSource(
            share.rows(),
            scan.imports().stream().map(Import::source).toList(),
            context.settings().batchRows(),
            context.allocator());
    return PlanCutter.metered(Stream.of(source, share.pipeline()), below -> below, metrics);
  }

  private Filled fill(String name, PlanCutter cutter) {
    Share share = shares.get(name);
    if (share == null) {
      throw new IllegalStateException("no such share: " + name);
    }
    Place place = new Place(Root.SHARE, name, context);
    ShareBreaker rows =
        new ShareBreaker(
            share.plan().columns().stream().map(Column::type).toList(),
            reads.count(name),
            context.settings().threads(),
            cutter.account("share " + name));
    return new Filled(
        rows, cutter.end(cutter.cutWhole(share.plan(), reads.isOrderObserved(name), place), rows));
  }
}
