package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Moves bits: bitmaps at any offset, and packed integers.
///
/// Reads and writes whole words, so up to eight bytes past the last bit.
final class Bits {
  /// The most bits that one unaligned word surely holds at any bit offset, whole bytes of them.
  private static final int STEP = 56;

  private static final long TOP_BITS = 0x8000_0000_8000_0000L;

  private Bits() {}

  /// Sets `count` bits from bit `from` on.
  static void set(long bitmap, int from, int count) {
    int at = from;
    for (int left = count; left > 0; left -= STEP, at += STEP) {
      or(bitmap, at, low(Math.min(left, STEP)));
    }
  }

  /// Copies `count` bits into a part of a bitmap that is zero; answers how many are 1.
  static int copy(long source, long sourceBit, long target, int targetBit, int count) {
    int ones = 0;
    for (int done = 0; done < count; done += STEP) {
      long bit = sourceBit + done;
      long word = Memory.getLong(source + (bit >>> 3)) >>> (bit & 7);
      word &= low(Math.min(count - done, STEP));
      ones += Long.bitCount(word);
      or(target, targetBit + done, word);
    }
    return ones;
  }

  /// How many of `count` bits from bit `from` on are 1.
  static int ones(long bitmap, long from, int count) {
    int ones = 0;
    for (int done = 0; done < count; done += STEP) {
      long bit = from + done;
      long word = Memory.getLong(bitmap + (bit >>> 3)) >>> (bit & 7);
      ones += Long.bitCount(word & low(Math.min(count - done, STEP)));
    }
    return ones;
  }

  /// Writes `count` integers of `width` bits from bit `bit` on as 32-bit integers.
  static void unpack(long source, long bit, int width, long to, int count) {
    long mask = low(width);
    long at = bit;
    for (int i = 0; i < count; i++) {
      long word = Memory.getLong(source + (at >>> 3)) >>> (at & 7);
      Memory.putInt(to + 4L * i, (int) (word & mask));
      at += width;
    }
  }

  /// Whether `count` unsigned 32-bit integers are below `limit`. Two at a time: with the top bits
  /// set before, a subtraction clears one where the integer is too large.
  static boolean allBelow(int limit, long values, int count) {
    if (limit <= 0) {
      return count == 0;
    }
    long largest = (limit - 1) * 0x1_0000_0001L;
    long fits = TOP_BITS;
    int i = 0;
    for (; i + 4 <= count; i += 4) {
      long one = Memory.getLong(values + 4L * i);
      long two = Memory.getLong(values + 4L * i + 8);
      fits &= ((largest | TOP_BITS) - one) & ~one;
      fits &= ((largest | TOP_BITS) - two) & ~two;
    }
    for (; i < count; i++) {
      if (Integer.compareUnsigned(Memory.getInt(values + 4L * i), limit) >= 0) {
        return false;
      }
    }
    return fits == TOP_BITS;
  }

  private static void or(long bitmap, int bit, long bits) {
    long address = bitmap + (bit >>> 3);
    Memory.putLong(address, Memory.getLong(address) | (bits << (bit & 7)));
  }

  private static long low(int bits) {
    return (1L << bits) - 1;
  }
}
