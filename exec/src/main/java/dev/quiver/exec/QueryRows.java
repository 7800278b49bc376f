package dev.quiver.exec;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.CancelledException;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.operator.RowsBreaker;
import org.jspecify.annotations.Nullable;

/// The rows of a query under way.
final class QueryRows implements BatchSource {
  private final Execution execution;
  private final RowsBreaker rows;

  QueryRows(Execution execution, RowsBreaker rows) {
    this.execution = execution;
    this.rows = rows;
  }

  @Override
  public @Nullable Batch next() {
    try {
      Batch batch = rows.next();
      if (batch == null) {
        execution.await();
      }
      return batch;
    } catch (CancelledException e) {
      // The workers know better why they stopped.
      execution.await();
      throw e;
    }
  }

  @Override
  public void close() {
    execution.close();
  }
}
