package dev.quiver.exec.kernel;

/// A loop over two columns that writes a third.
///
/// A side is an address and a step, as in [CompareKernels].
public interface ArithmeticLoop {
  /// Writes a result for each row; answers whether some may be wrong, because it would not fit or
  /// its row has no result. Then the caller computes again, row by row.
  boolean run(long left, int leftStep, long right, int rightStep, long out, int rows);
}
