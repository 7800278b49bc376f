package dev.quiver.exec.expr;

/// Computes one row exactly, or says why it has no result.
interface RowArithmetic {
  /// Writes the result of the values at two addresses to a third.
  void compute(long left, long right, long out);
}
