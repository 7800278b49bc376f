package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;
import java.math.BigInteger;

/// Sums doubles so that the result depends on the values only, not on their order or on how they
/// were split among states; it is rounded once.
///
/// A state is [#BYTES] bytes at an address, all zero to begin with. It counts, in four bins, whole
/// units of 28 bits each, the highest bin being the one the greatest magnitude so far needs; each
/// value is cut at the fixed borders of the bins, so what it adds to a bin is its own affair, and
/// integers add up in any order. What lies below the lowest bin is left out: 2^-84 of the greatest
/// magnitude or less, a value. Infinities and NaN are remembered and decide the result.
///
/// Follows J. Demmel and H. D. Nguyen, *Parallel Reproducible Summation*, IEEE Transactions on
/// Computers 64(7), 2015, with integers in place of their floating bins.
public final class ReproducibleSum {
  /// Bytes of one state.
  public static final int BYTES = 40;

  static final int BINS = 4;
  static final int BIN_BITS = 28;

  /// The lowest bin's unit is 2 to the power of this: every double is a whole number of them.
  private static final int MIN_EXPONENT = -1074;

  /// From this lowest bin on, values are scaled down by [#SCALE] lest rounding them overflows.
  private static final int FIRST_SCALED = 71;

  private static final long MAX_FINITE = Double.doubleToLongBits(Double.MAX_VALUE);

  private static final double SCALE = 0x1p-128;

  // The header: the lowest bin's number in the first byte, then one bit each.
  private static final long BIN_MASK = 0xff;
  private static final long POSITIVE_INFINITY = 0x100;
  private static final long NEGATIVE_INFINITY = 0x200;
  private static final long NAN = 0x400;

  private ReproducibleSum() {}

  /// Makes the state of no values.
  public static void clear(long state) {
    Memory.fill(state, BYTES, (byte) 0);
  }

  /// Adds a value.
  public static void add(long state, double value) {
    if (!Double.isFinite(value)) {
      mark(state, value);
      return;
    }
    raise(state, value);
    int lowest = lowest(state);
    double rest = lowest >= FIRST_SCALED ? value * SCALE : value;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      double anchor = anchor(lowest, bin);
      double anchored = rest + anchor;
      long at = state + 8L + 8L * bin;
      long units = Double.doubleToRawLongBits(anchored) - Double.doubleToRawLongBits(anchor);
      Memory.putLong(at, Memory.getLong(at) + units);
      rest -= anchored - anchor;
    }
  }

  /// Adds everything another state holds; the other stays as it is.
  public static void merge(long state, long other) {
    lift(state, lowest(other));
    Memory.putLong(state, Memory.getLong(state) | (Memory.getLong(other) & ~BIN_MASK));
    int distance = lowest(state) - lowest(other);
    for (int bin = distance; bin < BINS; bin++) {
      long at = state + 8L + 8L * (bin - distance);
      Memory.putLong(at, Memory.getLong(at) + Memory.getLong(other + 8L + 8L * bin));
    }
  }

  /// The sum, rounded once to the nearest double; 0.0 of no values.
  public static double result(long state) {
    long marks = Memory.getLong(state);
    if ((marks & NAN) != 0 || (marks & (POSITIVE_INFINITY | NEGATIVE_INFINITY)) == 0x300) {
      return Double.NaN;
    }
    if ((marks & POSITIVE_INFINITY) != 0) {
      return Double.POSITIVE_INFINITY;
    }
    if ((marks & NEGATIVE_INFINITY) != 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return BinRounding.round(
        Memory.getLong(state + 8),
        Memory.getLong(state + 16),
        Memory.getLong(state + 24),
        Memory.getLong(state + 32),
        MIN_EXPONENT + BIN_BITS * lowest(state));
  }

  /// Whether no value was infinite or NaN.
  public static boolean isFinite(long state) {
    return (Memory.getLong(state) & (NAN | POSITIVE_INFINITY | NEGATIVE_INFINITY)) == 0;
  }

  /// The sum before it is rounded, of finite values, in units of two to the power of [#exponent].
  public static BigInteger units(long state) {
    BigInteger units = BigInteger.ZERO;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      units =
          units.shiftLeft(BIN_BITS).add(BigInteger.valueOf(Memory.getLong(state + 8L + 8L * bin)));
    }
    return units;
  }

  /// The exponent of the unit of [#units].
  public static int exponent(long state) {
    return MIN_EXPONENT + BIN_BITS * lowest(state);
  }

  /// Makes room for values of at most a magnitude, given as bits, and answers whether they may be
  /// added as they are ([#anchor], [#addAnchored]); if not, [#addEach] takes them.
  public static boolean prepare(long state, long magnitude) {
    if (magnitude > MAX_FINITE) {
      return false;
    }
    raise(state, Double.longBitsToDouble(magnitude));
    return lowest(state) < FIRST_SCALED;
  }

  /// Adds values one by one.
  public static void addEach(long state, long values, int rows) {
    for (int row = 0; row < rows; row++) {
      add(state, Memory.getDouble(values + 8L * row));
    }
  }

  /// Adds to a bin what a kernel has found: the sum, wrapping, of the bits of so many values, each
  /// with the bin's anchor added.
  public static void addAnchored(long state, int bin, long bits, int rows) {
    long anchor = Double.doubleToRawLongBits(anchor(lowest(state), bin));
    long at = state + 8L + 8L * bin;
    Memory.putLong(at, Memory.getLong(at) + bits - rows * anchor);
  }

  /// The number of the lowest bin.
  public static int lowest(long state) {
    return (int) (Memory.getLong(state) & BIN_MASK);
  }

  /// The number that, added to a value, rounds it to whole units of a bin: 1.5 * 2^52 units.
  public static double anchor(int lowest, int bin) {
    int scaled = lowest >= FIRST_SCALED ? -128 : 0;
    int exponent = 52 + MIN_EXPONENT + BIN_BITS * (lowest + bin) + scaled;
    return Double.longBitsToDouble((long) (exponent + 1023) << 52 | 1L << 51);
  }

  private static void raise(long state, double value) {
    lift(state, lowestFor(value));
  }

  /// The lowest bin that goes with the highest bin a finite value needs: the value is less than
  /// half a unit of the bin above that.
  private static int lowestFor(double value) {
    int magnitude = Math.max(Math.getExponent(value), Double.MIN_EXPONENT - 1) + 1;
    return Math.max(0, (magnitude + 1 - MIN_EXPONENT + BIN_BITS - 1) / BIN_BITS - BINS);
  }

  private static void lift(long state, int target) {
    int distance = target - lowest(state);
    if (distance <= 0) {
      return;
    }
    for (int bin = 0; bin < BINS; bin++) {
      long units = bin + distance < BINS ? Memory.getLong(state + 8L + 8L * (bin + distance)) : 0;
      Memory.putLong(state + 8L + 8L * bin, units);
    }
    Memory.putLong(state, (Memory.getLong(state) & ~BIN_MASK) | target);
  }

  private static void mark(long state, double value) {
    long mark = NAN;
    if (!Double.isNaN(value)) {
      mark = value > 0 ? POSITIVE_INFINITY : NEGATIVE_INFINITY;
    }
    Memory.putLong(state, Memory.getLong(state) | mark);
  }
}
