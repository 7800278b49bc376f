package dev.quiver.engine;

import dev.quiver.exec.batch.ArrowExport;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.Metrics;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.type.Schema;
import java.util.Optional;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Rows as they come, in plan order. Close it, early or at the end; one thread uses it.
public final class QueryResult implements AutoCloseable {
  private final Schema schema;
  private final ExecutionContext context;
  private final BatchSource rows;
  private boolean open = true;

  QueryResult(Schema schema, ExecutionContext context, BatchSource rows) {
    this.schema = schema;
    this.context = context;
    this.rows = rows;
  }

  /// The columns.
  public Schema schema() {
    return schema;
  }

  /// The next rows in Arrow's own vectors, or empty when there are no more. The root is the
  /// caller's to close, before this result.
  public Optional<VectorSchemaRoot> next() {
    try (@Nullable Batch batch = nextBatch()) {
      return batch == null
          ? Optional.empty()
          : Optional.of(ArrowExport.root(batch, schema, context.allocator()));
    }
  }

  /// The next rows in the engine's own vectors, the caller's to close; null when there are no more.
  public @Nullable Batch nextBatch() {
    return rows.next();
  }

  /// What was counted so far.
  public Metrics metrics() {
    return context.metrics();
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      try (context) {
        rows.close();
      }
    }
  }
}
