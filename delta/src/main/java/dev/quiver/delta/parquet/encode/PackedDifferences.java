package dev.quiver.delta.parquet.encode;

import dev.quiver.exec.batch.Memory;

/// Writes integers as Parquet's packed differences, DELTA_BINARY_PACKED: blocks of 128, each with
/// its least difference and, for every 32, the rest above it in as few bits as hold them.
///
/// It is for numbers that rise slowly: one whose rests take more than 32 bits is left alone.
final class PackedDifferences {
  private static final int BLOCK = 128;
  private static final int MINI = 32;
  private static final int MINIS = BLOCK / MINI;

  private final GrowingBuffer out;
  private final long values;
  private final int width;
  private final long[] rests = new long[BLOCK];

  private PackedDifferences(long values, int width, GrowingBuffer out) {
    this.values = values;
    this.width = width;
    this.out = out;
  }

  /// Appends `count` values of `width` bytes, 4 or 8, that lie side by side; false, with nothing
  /// appended, where that takes more than `limit` bytes.
  static boolean append(long values, int width, int count, long limit, GrowingBuffer out) {
    long before = out.bytes();
    boolean fits = new PackedDifferences(values, width, out).append(count, before + limit);
    if (!fits) {
      out.truncate(before);
    }
    return fits;
  }

  /// Whether no value is less than the one before it.
  static boolean rises(long values, int width, int count) {
    boolean rises = true;
    for (int i = 1; i < count; i++) {
      rises &= value(values, width, i - 1) <= value(values, width, i);
    }
    return rises;
  }

  private boolean append(int count, long end) {
    putVarint(BLOCK);
    putVarint(MINIS);
    putVarint(count);
    putZigzag(count > 0 ? value(values, width, 0) : 0);
    for (int from = 1; from < count; from += BLOCK) {
      if (!block(from, Math.min(BLOCK, count - from)) || out.bytes() > end) {
        return false;
      }
    }
    return out.bytes() <= end;
  }

  private boolean block(int from, int count) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      rests[i] = difference(from + i);
      least = Math.min(least, rests[i]);
    }
    for (int i = 0; i < BLOCK; i++) {
      rests[i] = i < count ? rests[i] - least : 0;
    }
    putZigzag(least);
    int[] bits = new int[MINIS];
    for (int mini = 0; mini < MINIS; mini++) {
      bits[mini] = mini * MINI < count ? bits(mini) : 0;
      if (bits[mini] > Integer.SIZE) {
        return false;
      }
      out.putByte(bits[mini]);
    }
    for (int mini = 0; mini < MINIS; mini++) {
      pack(mini * MINI, bits[mini]);
    }
    return true;
  }

  /// As wide as the numbers are, and no wider: beyond that it wraps around.
  private long difference(int at) {
    long difference = value(values, width, at) - value(values, width, at - 1);
    return width == Integer.BYTES ? (int) difference : difference;
  }

  private int bits(int mini) {
    long all = 0;
    for (int i = 0; i < MINI; i++) {
      all |= rests[mini * MINI + i];
    }
    return Long.SIZE - Long.numberOfLeadingZeros(all);
  }

  private void pack(int from, int bits) {
    if (bits == 0) {
      return;
    }
    long target = out.reserve((long) MINI / Byte.SIZE * bits + Long.BYTES);
    long held = 0;
    int filled = 0;
    for (int i = from; i < from + MINI; i++) {
      held |= rests[i] << filled;
      filled += bits;
      if (filled >= Integer.SIZE) {
        Memory.putInt(target, (int) held);
        target += Integer.BYTES;
        held >>>= Integer.SIZE;
        filled -= Integer.SIZE;
      }
    }
    out.advance((long) MINI / Byte.SIZE * bits);
  }

  private void putZigzag(long value) {
    putVarint(value << 1 ^ value >> (Long.SIZE - 1));
  }

  private void putVarint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.putByte((int) (left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.putByte((int) left);
  }

  private static long value(long values, int width, int at) {
    return width == Long.BYTES ? Memory.getLong(values + 8L * at) : Memory.getInt(values + 4L * at);
  }
}
