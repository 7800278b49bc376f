package dev.quiver.exec.kernel;

/// Rounds a number written in four bins of 28 bits to a double, half to even.
final class BinRounding {
  private static final int BITS = ReproducibleSum.BIN_BITS;
  private static final long DIGIT = (1L << BITS) - 1;

  private BinRounding() {}

  /// The double nearest to `(b3 * 2^84 + b2 * 2^56 + b1 * 2^28 + b0) * 2^exponent`; bins have any
  /// sign and up to 62 bits.
  static double round(long b0, long b1, long b2, long b3, int exponent) {
    long c1 = b1 + (b0 >> BITS);
    long c2 = b2 + (c1 >> BITS);
    long top = b3 + (c2 >> BITS);
    if (top < 0) {
      return -round(-b0, -b1, -b2, -b3, exponent);
    }
    // Below the top: 84 bits, of which 64 are in `middle` and 20 in `low`.
    long middle = (c2 & DIGIT) << 36 | (c1 & DIGIT) << 8 | (b0 & DIGIT) >>> 20;
    long low = b0 & 0xfffff;
    if (top == 0) {
      return fromBelow(middle, low, exponent);
    }
    int lead = Long.numberOfLeadingZeros(top);
    long head = top << lead | middle >>> 1 >>> (63 - lead);
    return assemble(head, middle << lead != 0 || low != 0, exponent + 84 - lead);
  }

  private static double fromBelow(long middle, long low, int exponent) {
    if (middle == 0) {
      return low == 0
          ? 0.0
          : assemble(
              low << Long.numberOfLeadingZeros(low),
              false,
              exponent - Long.numberOfLeadingZeros(low));
    }
    int lead = Long.numberOfLeadingZeros(middle);
    long below = low << 44;
    long head = lead == 0 ? middle : middle << lead | below >>> (64 - lead);
    return assemble(head, below << lead != 0, exponent + 20 - lead);
  }

  /// `head * 2^exponent`, plus a little if `more`; the highest bit of `head` is set.
  private static double assemble(long head, boolean more, int exponent) {
    int leading = exponent + 63;
    int kept = leading >= Double.MIN_EXPONENT ? 53 : 53 - (Double.MIN_EXPONENT - leading);
    long digits = head >>> (64 - kept);
    long rest = head << kept;
    int toHalf = Long.compareUnsigned(rest, Long.MIN_VALUE);
    if (toHalf > 0 || (toHalf == 0 && (more || (digits & 1) != 0))) {
      digits++;
    }
    return Math.scalb((double) digits, exponent + 64 - kept);
  }
}
