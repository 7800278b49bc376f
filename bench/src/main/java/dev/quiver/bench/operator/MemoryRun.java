package dev.quiver.bench.operator;

import dev.quiver.exec.Executor;
import dev.quiver.exec.batch.ArrowExport;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableIo;
import dev.quiver.exec.io.TableSink;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.plan.Target.Rows;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Runs one plan over tables in memory, on one thread.
record MemoryRun(PhysicalPlan plan, List<MadeTable> tables) implements TableIo {
  private static final long MEMORY_BYTES = 2L << 30;

  /// How many rows come out.
  long rows() {
    long rows = 0;
    try (ExecutionContext context = context();
        BatchSource source = new Executor(this, context).query(program())) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        rows += batch.rows();
        batch.close();
      }
    }
    return rows;
  }

  /// Shows all rows that come out.
  void show(Consumer<VectorSchemaRoot> watcher) {
    Schema schema =
        new Schema(
            plan.columns().stream()
                .map(column -> new Field(column.name(), column.type()))
                .toList());
    try (ExecutionContext context = context();
        BatchSource source = new Executor(this, context).query(program())) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        try (Batch owned = batch;
            VectorSchemaRoot root = ArrowExport.root(owned, schema, context.allocator())) {
          watcher.accept(root);
        }
      }
    }
  }

  private static ExecutionContext context() {
    return new ExecutionContext(
        new ExecutionSettings(
            1, ExecutionSettings.DEFAULT_BATCH_ROWS, MEMORY_BYTES, KernelChoice.SIMD),
        new Cancellation());
  }

  private PhysicalProgram program() {
    return new PhysicalProgram(List.of(), List.of(new PhysicalSink("out", plan, new Rows())));
  }

  @Override
  public TableSource open(TableScan scan, ExecutionContext context) {
    return tables.stream()
        .filter(table -> table.name().equals(scan.table().name()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public TableSink create(String name, Write target, Schema schema, ExecutionContext context) {
    throw new IllegalStateException("a benchmark only reads: " + name);
  }
}
