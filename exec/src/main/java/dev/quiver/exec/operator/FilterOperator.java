package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.expr.CompiledPredicate;
import org.jspecify.annotations.Nullable;

/// Keeps the rows for which a predicate is true; false and unknown rows go.
public final class FilterOperator implements Operator {
  private static final int NOT_OF_SCAN = -1;

  private final Operator input;
  private final CompiledPredicate predicate;
  private final int filter;
  private int[] selected = new int[1];
  private @Nullable Batch held;

  /// Filters `input`.
  public FilterOperator(Operator input, CompiledPredicate predicate) {
    this(input, predicate, NOT_OF_SCAN);
  }

  private FilterOperator(Operator input, CompiledPredicate predicate, int filter) {
    this.input = input;
    this.predicate = predicate;
    this.filter = filter;
  }

  /// Filters what a scan gives by its filter of some ordinal, where the scan has not done so.
  public static FilterOperator residual(Operator input, CompiledPredicate predicate, int filter) {
    return new FilterOperator(input, predicate, filter);
  }

  @Override
  public @Nullable Batch next() {
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      if (filter >= 0 && input.satisfies(filter)) {
        return batch;
      }
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
  public boolean satisfies(int other) {
    return other == filter || input.satisfies(other);
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
