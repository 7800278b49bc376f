package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// The opposite truth.
record NotFunction(Workshop workshop) implements VectorFunction {
  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    Operand truth = Operand.of(arguments.getFirst());
    try (VectorWriter writer = workshop.writer(Simple.BOOLEAN, capacity)) {
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        Memory.putByte(writer.values() + row, (byte) (Memory.getByte(truth.address(row)) ^ 1));
      }
      Workshop.combineNulls(writer, capacity, truth);
      return writer.finish();
    }
  }
}
