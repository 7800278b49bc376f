package dev.quiver.exec.kernel;

/// Multiplies columns of int64 numbers, and says whether any product may have been too large.
public interface ProductKernels {
  /// Factors that need no more bits than this together have products of 64 bits.
  int MOST_BITS = 62;

  /// Writes the low 64 bits of each product; answers how many bits the largest factors of both
  /// sides need together, but for their signs. A side is an address and a step of 8, or of 0 for
  /// one number that stands for all.
  int multiply(long left, int leftStep, long right, int rightStep, long out, int rows);
}
