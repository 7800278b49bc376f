package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes columns; those that are taken as they are cost a count.
public final class ProjectOperator implements Operator {
  private final Operator input;
  private final List<ColumnValue> values;
  private @Nullable Batch held;

  /// Projects `input`.
  public ProjectOperator(Operator input, List<ColumnValue> values) {
    this.input = input;
    this.values = List.copyOf(values);
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = input.next();
    if (batch == null) {
      return null;
    }
    held = batch;
    try (Columns columns = new Columns()) {
      columns.addAll(values, batch);
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
