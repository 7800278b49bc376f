package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Multiplies value by value.
public final class ScalarProductKernels implements ProductKernels {
  @Override
  public int multiply(long left, int leftStep, long right, int rightStep, long out, int rows) {
    long leftBits = 0;
    long rightBits = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * leftStep);
      long b = Memory.getLong(right + (long) row * rightStep);
      leftBits |= a ^ a >> 63;
      rightBits |= b ^ b >> 63;
      Memory.putLong(out + 8L * row, a * b);
    }
    return bits(leftBits) + bits(rightBits);
  }

  /// How many bits a number takes that is not negative.
  public static int bits(long number) {
    return Long.SIZE - Long.numberOfLeadingZeros(number);
  }
}
