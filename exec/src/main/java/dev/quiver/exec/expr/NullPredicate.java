package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;

/// Selects the rows where a value is NULL, or those where it is not.
record NullPredicate(CompiledExpr value, boolean wanted) implements CompiledPredicate {
  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    try (ColumnVector vector = value.evaluate(batch, rows)) {
      int found = 0;
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        selected[found] = row;
        found += IsNullFunction.isNull(vector, row) == wanted ? 1 : 0;
      }
      return found;
    }
  }
}
