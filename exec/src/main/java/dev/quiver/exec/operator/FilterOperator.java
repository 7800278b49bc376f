package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.expr.CompiledPredicate;
import org.jspecify.annotations.Nullable;

/// Keeps the rows for which a predicate is true; false and unknown rows go.
public final class FilterOperator implements Operator {
  private final Operator input;
  private final CompiledPredicate predicate;
  private int[] selected = new int[1];
  private @Nullable Batch held;

  /// Filters `input`.
  public FilterOperator(Operator input, CompiledPredicate predicate) {
    this.input = input;
    this.predicate = predicate;
  }

  @Override
  public @Nullable Batch next() {
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      held = batch;
      if (selected.length <= batch.capacity()) {
        selected = new int[batch.capacity() + 1];
      }
      int rows = predicate.select(batch, batch.selection(), selected);
      held = null;
      if (rows == batch.rows()) {
        return batch;
      }
      if (rows > 0) {
        return batch.select(Selection.of(selected, rows));
      }
      batch.close();
    }
    return null;
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
