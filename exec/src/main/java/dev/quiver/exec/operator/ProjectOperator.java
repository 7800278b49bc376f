package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import org.jspecify.annotations.Nullable;

/// Computes columns; those that are taken as they are cost a count.
public final class ProjectOperator implements Operator {
  private final Operator input;
  private final SharedColumns values;
  private @Nullable Batch held;

  /// Projects `input`.
  public ProjectOperator(Operator input, SharedColumns values) {
    this.input = input;
    this.values = values;
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = input.next();
    if (batch == null) {
      return null;
    }
    held = batch;
    try (Columns columns = new Columns()) {
      values.addTo(columns, batch);
      held = null;
      return batch.replace(columns.take());
    }
  }

  @Override
  public void close() {
    if (held != null) {
      held.close();
      held = null;
    }
    input.close();
  }
}
