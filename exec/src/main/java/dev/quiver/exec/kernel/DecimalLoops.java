package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Arithmetic on decimals kept in int64, with results there or in 128 bits.
public final class DecimalLoops {
  private DecimalLoops() {}

  /// `left * leftFactor + right * rightFactor` in int64, within `bound` on both sides. The factors
  /// bring both to one scale and must leave room: no valid operand overflows.
  public static ArithmeticLoop sum(long leftFactor, long rightFactor, long bound) {
    return (left, leftStep, right, rightStep, out, rows) -> {
      long beyond = 0;
      for (int row = 0; row < rows; row++) {
        long a = Memory.getLong(left + (long) row * leftStep) * leftFactor;
        long sum = a + Memory.getLong(right + (long) row * rightStep) * rightFactor;
        beyond |= (bound - sum) | (bound + sum);
        Memory.putLong(out + 8L * row, sum);
      }
      return beyond < 0;
    };
  }

  /// The same with results in 128 bits, which hold any.
  public static ArithmeticLoop wideSum(long leftFactor, long rightFactor) {
    return (left, leftStep, right, rightStep, out, rows) -> {
      for (int row = 0; row < rows; row++) {
        long a = Memory.getLong(left + (long) row * leftStep) * leftFactor;
        long sum = a + Memory.getLong(right + (long) row * rightStep) * rightFactor;
        Memory.putLong(out + 16L * row, sum);
        Memory.putLong(out + 16L * row + 8, sum >> 63);
      }
      return false;
    };
  }

  /// Products in int64, of operands that leave room for any.
  public static boolean multiply(long left, int ls, long right, int rs, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * ls);
      Memory.putLong(out + 8L * row, a * Memory.getLong(right + (long) row * rs));
    }
    return false;
  }

  /// Products in 128 bits, which hold any.
  public static boolean multiplyWide(long left, int ls, long right, int rs, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * ls);
      long b = Memory.getLong(right + (long) row * rs);
      Memory.putLong(out + 16L * row, a * b);
      Memory.putLong(out + 16L * row + 8, Math.multiplyHigh(a, b));
    }
    return false;
  }
}
