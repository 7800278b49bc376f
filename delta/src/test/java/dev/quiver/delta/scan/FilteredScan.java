package dev.quiver.delta.scan;

import dev.quiver.delta.DeltaReads;
import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.expr.Expr;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads a scan with a filter, as plans do: what the source does not apply is applied to what it
/// gives.
final class FilteredScan {
  private static final long MEMORY = 1L << 30;

  private final DeltaTables tables;
  private final TableScan scan;
  private final int batchRows;
  private final int threads;
  private final SortedMap<String, Long> counts = new TreeMap<>();

  FilteredScan(DeltaTables tables, TableScan scan, int batchRows, int threads) {
    this.tables = tables;
    this.scan = scan;
    this.batchRows = batchRows;
    this.threads = threads;
  }

  /// The rows for which the filter is true, which the source knows of or not.
  List<String> rows(Expr filter, boolean isPushed) {
    ExecutionSettings settings =
        new ExecutionSettings(threads, batchRows, MEMORY, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      ExprCompiler compiler = new ExprCompiler(Kernels.scalar(), context.allocator());
      TableScan filtered = isPushed ? ScanRows.where(scan, Pushdown.INEXACT, filter) : scan;
      List<String> rows = new ArrayList<>();
      try (TableSource source = new DeltaReads(tables, compiler::fold).open(filtered, context)) {
        for (int morsel = 0; morsel < source.morsels(); morsel++) {
          read(source, morsel, compiler.predicate(filter, scan.columns()), rows);
        }
      }
      context
          .metrics()
          .counters()
          .forEach((name, count) ->
              counts.merge(name.substring(name.lastIndexOf('.') + 1), count, Long::sum));
      return rows;
    }
  }

  /// What was counted in all reads, by the last part of its name.
  SortedMap<String, Long> counts() {
    return counts;
  }

  private static void read(
      TableSource source, int morsel, CompiledPredicate predicate, List<String> rows) {
    try (BatchSource batches = source.read(morsel)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        try (Batch one = batch) {
          int[] selected = new int[one.capacity() + 1];
          Selection kept =
              batches.satisfies(0)
                  ? one.selection()
                  : Selection.taking(selected, predicate.select(one, one.selection(), selected));
          for (int row = 0; row < kept.rows(); row++) {
            rows.add(ScanRows.line(one, kept.position(row)));
          }
        }
      }
    }
  }
}
