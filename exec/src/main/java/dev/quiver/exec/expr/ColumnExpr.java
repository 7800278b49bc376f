package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;

/// Gives a column of the batch as it is.
record ColumnExpr(int ordinal) implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    return batch.column(ordinal).retain();
  }
}
