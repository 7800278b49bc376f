package dev.quiver.bench.generate;

import dev.quiver.delta.DeltaTableIo;
import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.commit.CommitOutcome;
import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.Commits;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.exec.io.TableSink;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.plan.Target.WriteMode;
import dev.quiver.logical.type.Schema;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Commits generated rows as one version of a table.
public final class TableWriter {
  private static final long MEMORY_BYTES = 4L << 30;

  private final WriteSettings settings;

  /// Writes files laid out as the settings say.
  public TableWriter(WriteSettings settings) {
    this.settings = settings;
  }

  /// Appends rows to the table in a folder, which is made if there is none; answers the version.
  public long append(Path folder, Schema schema, List<String> partitionBy, Stream<Value[]> rows) {
    return append(folder, schema, partitionBy, FileLayout.DEFAULT, rows);
  }

  /// The same, for files that have what a layout asks for.
  public long append(
      Path folder,
      Schema schema,
      List<String> partitionBy,
      FileLayout layout,
      Stream<Value[]> rows) {
    ObjectStore store = new LocalStore();
    Write target =
        new Write(
            folder.toAbsolutePath().toString(),
            WriteMode.APPEND,
            partitionBy,
            Collections.emptySortedMap(),
            0,
            layout);
    ExecutionSettings execution =
        new ExecutionSettings(
            1, ExecutionSettings.DEFAULT_BATCH_ROWS, MEMORY_BYTES, KernelChoice.SCALAR);
    DeltaTableIo io = new DeltaTableIo(new DeltaTables(store), _ -> Optional.empty(), settings);
    try (ExecutionContext context = new ExecutionContext(execution, new Cancellation());
        TableSink sink = io.create(folder.toString(), target, schema, context)) {
      try (RowBatches batches = new RowBatches(context.allocator(), schema, sink)) {
        rows.forEach(batches::add);
      }
      try (StagedWrite staged = sink.finish()) {
        CommitOutcome outcome =
            new Commits(store, settings)
                .commit(List.of(staged), Collections.emptySortedMap())
                .getFirst();
        if (outcome instanceof Committed done) {
          return done.version();
        }
        throw new IllegalStateException("not committed: " + outcome);
      }
    }
  }
}
