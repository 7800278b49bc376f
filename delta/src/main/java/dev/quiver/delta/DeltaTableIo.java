package dev.quiver.delta;

import dev.quiver.delta.commit.DeltaSinks;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.filter.Sifter;
import dev.quiver.exec.io.TableIo;
import dev.quiver.exec.io.TableSink;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.type.Schema;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The executor's port to tables, over Delta: scans of pinned tables, and sinks that stage.
public final class DeltaTableIo implements TableIo {
  private final DeltaReads reads;
  private final DeltaSinks sinks;

  /// Reads `tables` and writes beside them; `folder` as in [DeltaCatalog].
  public DeltaTableIo(
      DeltaTables tables, Function<Expr, Optional<Literal>> folder, WriteSettings settings) {
    this.reads = new DeltaReads(tables, folder);
    this.sinks = new DeltaSinks(tables.store(), new PinnedTargets(tables), settings);
  }

  @Override
  public TableSource open(TableScan scan, ExecutionContext context) {
    return reads.open(scan, context);
  }

  @Override
  public TableSource openFirst(TableScan scan, long rows, ExecutionContext context) {
    return reads.open(scan, rows, context);
  }

  @Override
  public TableSource openSifted(TableScan scan, List<Sifter> sifters, ExecutionContext context) {
    return reads.open(scan, sifters, context);
  }

  @Override
  public TableSink create(String name, Write target, Schema schema, ExecutionContext context) {
    return sinks.create(name, target, schema, context);
  }
}
