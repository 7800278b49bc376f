package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// Whether a value is NULL.
record IsNullFunction(Workshop workshop) implements VectorFunction {
  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    ColumnVector vector = arguments.getFirst();
    try (VectorWriter writer = workshop.writer(Simple.BOOLEAN, capacity)) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        Memory.putByte(writer.values() + row, (byte) (isNull(vector, row) ? 1 : 0));
      }
      return writer.finish();
    }
  }

  static boolean isNull(ColumnVector vector, int row) {
    return vector.type() == Simple.NULL || vector.isNull(row);
  }
}
