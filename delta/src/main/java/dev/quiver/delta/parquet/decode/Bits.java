package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Moves bits: bitmaps at any offset, and packed integers.
///
/// Reads and writes whole words, so up to eight bytes past the last bit.
final class Bits {
  /// The most bits that one unaligned word surely holds at any bit offset, whole bytes of them.
  private static final int STEP = 56;

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

  /// The largest of `count` unsigned 32-bit integers.
  static int max(long values, int count) {
    int max = Integer.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      max = Math.max(max, Memory.getInt(values + 4L * i) + Integer.MIN_VALUE);
    }
    return max + Integer.MIN_VALUE;
  }

  private static void or(long bitmap, int bit, long bits) {
    long address = bitmap + (bit >>> 3);
    Memory.putLong(address, Memory.getLong(address) | (bits << (bit & 7)));
  }

  private static long low(int bits) {
    return (1L << bits) - 1;
  }
}
