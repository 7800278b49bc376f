package dev.quiver.exec.expr;

import dev.quiver.exec.batch.VectorWriter;

/// Computes one row of a function.
interface RowFunction {
  /// Writes the row's value, or makes it NULL.
  void apply(Operand[] arguments, int row, VectorWriter out);
}
