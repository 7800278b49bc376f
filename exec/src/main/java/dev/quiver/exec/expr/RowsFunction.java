package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType;
import java.util.List;

/// Applies a function row by row; a strict one is not asked where an argument is NULL.
record RowsFunction(Workshop workshop, DataType type, boolean strict, RowFunction function)
    implements VectorFunction {
  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    Operand[] operands = Operand.of(arguments);
    try (VectorWriter writer = workshop.writer(type, capacity)) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        if (strict && isAnyNull(operands, row)) {
          writer.setNull(row);
        } else {
          function.apply(operands, row, writer);
        }
      }
      return writer.finish();
    }
  }

  private static boolean isAnyNull(Operand[] operands, int row) {
    for (Operand operand : operands) {
      if (operand.isNull(row)) {
        return true;
      }
    }
    return false;
  }
}
