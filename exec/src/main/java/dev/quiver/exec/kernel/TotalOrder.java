package dev.quiver.exec.kernel;

/// The order of floating values: -0.0 equals 0.0, NaN equals NaN and is the greatest.
public final class TotalOrder {
  private TotalOrder() {}

  /// A number whose order among such numbers is the value's.
  public static long key(double value) {
    long bits = Double.doubleToLongBits(value + 0.0); // -0.0 + 0.0 is 0.0
    return bits ^ (bits >> 63) >>> 1;
  }

  /// Compares two values: -1, 0 or 1.
  public static int compare(double left, double right) {
    return Long.compare(key(left), key(right));
  }
}
