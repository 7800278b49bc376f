package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Arithmetic on int64, int32 and double columns.
public final class NumberLoops {
  private NumberLoops() {}

  /// int64 sums.
  public static boolean addLongs(long left, int ls, long right, int rs, long out, int rows) {
    long overflow = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * ls);
      long b = Memory.getLong(right + (long) row * rs);
      long sum = a + b;
      overflow |= (a ^ sum) & (b ^ sum);
      Memory.putLong(out + 8L * row, sum);
    }
    return overflow < 0;
  }

  /// int64 differences.
  public static boolean subtractLongs(long left, int ls, long right, int rs, long out, int rows) {
    long overflow = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * ls);
      long b = Memory.getLong(right + (long) row * rs);
      long difference = a - b;
      overflow |= (a ^ b) & (a ^ difference);
      Memory.putLong(out + 8L * row, difference);
    }
    return overflow < 0;
  }

  /// int64 products.
  public static boolean multiplyLongs(long left, int ls, long right, int rs, long out, int rows) {
    long overflow = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getLong(left + (long) row * ls);
      long b = Memory.getLong(right + (long) row * rs);
      long product = a * b;
      overflow |= Math.multiplyHigh(a, b) ^ product >> 63;
      Memory.putLong(out + 8L * row, product);
    }
    return overflow != 0;
  }

  /// int32 sums.
  public static boolean addInts(long left, int ls, long right, int rs, long out, int rows) {
    long overflow = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getInt(left + (long) row * ls);
      long sum = a + Memory.getInt(right + (long) row * rs);
      overflow |= sum ^ (int) sum;
      Memory.putInt(out + 4L * row, (int) sum);
    }
    return overflow != 0;
  }

  /// int32 differences.
  public static boolean subtractInts(long left, int ls, long right, int rs, long out, int rows) {
    long overflow = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getInt(left + (long) row * ls);
      long difference = a - Memory.getInt(right + (long) row * rs);
      overflow |= difference ^ (int) difference;
      Memory.putInt(out + 4L * row, (int) difference);
    }
    return overflow != 0;
  }

  /// int32 products.
  public static boolean multiplyInts(long left, int ls, long right, int rs, long out, int rows) {
    long overflow = 0;
    for (int row = 0; row < rows; row++) {
      long a = Memory.getInt(left + (long) row * ls);
      long product = a * Memory.getInt(right + (long) row * rs);
      overflow |= product ^ (int) product;
      Memory.putInt(out + 4L * row, (int) product);
    }
    return overflow != 0;
  }

  /// Double sums; never wrong.
  public static boolean addDoubles(long left, int ls, long right, int rs, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      double a = Memory.getDouble(left + (long) row * ls);
      double b = Memory.getDouble(right + (long) row * rs);
      Memory.putDouble(out + 8L * row, a + b);
    }
    return false;
  }

  /// Double differences; never wrong.
  public static boolean subtractDoubles(long left, int ls, long right, int rs, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      double a = Memory.getDouble(left + (long) row * ls);
      double b = Memory.getDouble(right + (long) row * rs);
      Memory.putDouble(out + 8L * row, a - b);
    }
    return false;
  }

  /// Double products; never wrong.
  public static boolean multiplyDoubles(long left, int ls, long right, int rs, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      double a = Memory.getDouble(left + (long) row * ls);
      double b = Memory.getDouble(right + (long) row * rs);
      Memory.putDouble(out + 8L * row, a * b);
    }
    return false;
  }

  /// Double quotients; never wrong.
  public static boolean divideDoubles(long left, int ls, long right, int rs, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      double a = Memory.getDouble(left + (long) row * ls);
      double b = Memory.getDouble(right + (long) row * rs);
      Memory.putDouble(out + 8L * row, a / b);
    }
    return false;
  }
}
