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

  /// `left * leftFactor + right * rightFactor` in the low 64 bits; answers how many bits the larger
  /// side and the sum need, but for the sign: one more than the larger product's.
  public static int narrowSum(
      long left,
      int ls,
      long leftFactor,
      long right,
      int rs,
      long rightFactor,
      long out,
      int rows) {
    long leftBits = 0;
    long rightBits = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * ls);
      long b = Memory.getLong(right + (long) row * rs);
      leftBits |= a ^ a >> 63;
      rightBits |= b ^ b >> 63;
      Memory.putLong(out + 8L * row, a * leftFactor + b * rightFactor);
    }
    return 1
        + Math.max(
            ScalarProductKernels.bits(leftBits) + ScalarProductKernels.bits(Math.abs(leftFactor)),
            ScalarProductKernels.bits(rightBits)
                + ScalarProductKernels.bits(Math.abs(rightFactor)));
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

  /// `left * leftFactor + right * rightFactor` in 128 bits, of operands in 64 or 128. The factors
  /// leave room: no valid operand overflows, though a sum may.
  public static ArithmeticLoop wideSum(
      boolean leftWide, long leftFactor, boolean rightWide, long rightFactor) {
    return (left, leftStep, right, rightStep, out, rows) -> {
      long overflow = 0;
      for (int row = 0; row < rows; row++) {
        long l = left + (long) row * leftStep;
        long r = right + (long) row * rightStep;
        long leftLow = Memory.getLong(l);
        long rightLow = Memory.getLong(r);
        long leftHigh = leftWide ? Memory.getLong(l + 8) : leftLow >> 63;
        long rightHigh = rightWide ? Memory.getLong(r + 8) : rightLow >> 63;
        long a = productHigh(leftLow, leftHigh, leftFactor);
        long b = productHigh(rightLow, rightHigh, rightFactor);
        long low = leftLow * leftFactor;
        long sum = low + rightLow * rightFactor;
        long high = a + b + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        overflow |= (a ^ high) & (b ^ high);
        Memory.putLong(out + 16L * row, sum);
        Memory.putLong(out + 16L * row + 8, high);
      }
      return overflow < 0;
    };
  }

  /// Products in 128 bits, which hold any, of an operand in 128 bits and one in 64.
  public static boolean multiplyWideByCompact(
      long left, int ls, long right, int rs, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      long l = left + (long) row * ls;
      long low = Memory.getLong(l);
      long factor = Memory.getLong(right + (long) row * rs);
      Memory.putLong(out + 16L * row, low * factor);
      Memory.putLong(out + 16L * row + 8, productHigh(low, Memory.getLong(l + 8), factor));
    }
    return false;
  }

  /// The same with the sides exchanged.
  public static boolean multiplyCompactByWide(
      long left, int ls, long right, int rs, long out, int rows) {
    return multiplyWideByCompact(right, rs, left, ls, out, rows);
  }

  /// The upper word of a 128-bit number times a number of 64 bits.
  private static long productHigh(long low, long high, long factor) {
    return Math.unsignedMultiplyHigh(low, factor) - (factor < 0 ? low : 0) + high * factor;
  }
}
