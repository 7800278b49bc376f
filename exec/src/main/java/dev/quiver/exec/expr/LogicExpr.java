package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// The truth of terms joined by AND or OR, each evaluated only where those before it left the
/// answer open.
///
/// `decisive` is the value that closes a row: FALSE for AND, TRUE for OR. A NULL leaves it open.
record LogicExpr(Workshop workshop, List<CompiledExpr> terms, boolean decisive)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    try (VectorWriter writer = workshop.writer(Simple.BOOLEAN, batch.capacity())) {
      Memory.fill(writer.values(), batch.capacity(), (byte) (decisive ? 0 : 1));
      Selection open = rows;
      for (CompiledExpr term : terms) {
        if (open.rows() > 0) {
          try (ColumnVector vector = term.evaluate(batch, open)) {
            open = close(Operand.of(vector), open, writer);
          }
        }
      }
      return writer.finish();
    }
  }

  /// Writes what a term decides and gives the rows that stay open.
  private Selection close(Operand term, Selection open, VectorWriter writer) {
    int[] left = new int[open.rows() + 1];
    int found = 0;
    for (int i = 0; i < open.rows(); i++) {
      int row = open.position(i);
      left[found] = row;
      if (term.isNull(row)) {
        Memory.clearBit(writer.validity(), row);
        found++;
      } else if ((Memory.getByte(term.address(row)) != 0) == decisive) {
        Memory.putByte(writer.values() + row, (byte) (decisive ? 1 : 0));
        if (writer.hasNulls()) {
          Memory.setBit(writer.validity(), row);
        }
      } else {
        found++;
      }
    }
    return Selection.taking(left, found);
  }
}
