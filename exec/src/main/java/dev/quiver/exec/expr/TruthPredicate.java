package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;

/// Selects the rows where a boolean value is true.
record TruthPredicate(CompiledExpr value) implements CompiledPredicate {
  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    if (rows.rows() == 0) {
      return 0;
    }
    try (ColumnVector vector = value.evaluate(batch, rows)) {
      Operand operand = Operand.of(vector);
      int found = 0;
      for (int i = 0; i < rows.rows() && !operand.isAllNull(); i++) {
        int row = rows.position(i);
        selected[found] = row;
        found += operand.isNull(row) ? 0 : Memory.getByte(operand.address(row));
      }
      return found;
    }
  }
}
