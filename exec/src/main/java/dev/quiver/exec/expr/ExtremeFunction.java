package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import java.util.List;

/// The smallest (`sign` -1) or greatest (1) of the arguments that are not NULL; of equal ones the
/// first.
record ExtremeFunction(Workshop workshop, DataType type, int sign) implements VectorFunction {
  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    Operand[] operands = Operand.of(arguments);
    ValueOrder order = ValueOrder.of(type);
    int width = Width.of(type);
    try (VectorWriter writer = workshop.writer(type, capacity)) {
      if (Width.isView(type)) {
        for (Operand operand : operands) {
          writer.keep(operand.lease().retain());
        }
      }
      for (int i = 0; i < rows.rows(); i++) {
        int row = rows.position(i);
        long best = best(operands, order, row);
        if (best == 0) {
          writer.setNull(row);
        } else {
          Memory.copy(best, writer.address(row), width);
        }
      }
      return writer.finish();
    }
  }

  /// The address of the winner, or 0.
  private long best(Operand[] operands, ValueOrder order, int row) {
    long best = 0;
    for (Operand operand : operands) {
      if (!operand.isNull(row)) {
        long address = operand.address(row);
        best = best == 0 || order.compare(address, best) == sign ? address : best;
      }
    }
    return best;
  }
}
