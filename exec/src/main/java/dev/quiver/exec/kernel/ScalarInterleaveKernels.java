package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Takes eight numbers at a time: words of eight bytes from each stream exchange halves, then
/// quarters, then eighths.
public final class ScalarInterleaveKernels implements InterleaveKernels {
  private static final long BYTES = 0x00ff00ff00ff00ffL;
  private static final long SHORTS = 0x0000ffff0000ffffL;
  private static final long INTS = 0x00000000ffffffffL;
  private static final int STEP = 8;

  @Override
  public void interleave(long source, long stride, int width, long out, int count) {
    int done =
        switch (width) {
          case 4 -> fours(source, stride, out, count);
          case 8 -> eights(source, stride, out, count);
          default -> 0;
        };
    for (int stream = 0; stream < width; stream++) {
      long from = source + stride * stream;
      long to = out + stream;
      for (int index = done; index < count; index++) {
        Memory.putByte(to + (long) width * index, Memory.getByte(from + index));
      }
    }
  }

  private static int fours(long source, long stride, long out, int count) {
    int index = 0;
    for (; index + STEP <= count; index += STEP) {
      long at = source + index;
      long a = Memory.getLong(at);
      long b = Memory.getLong(at + stride);
      long c = Memory.getLong(at + 2 * stride);
      long d = Memory.getLong(at + 3 * stride);
      long ab = (a >>> 8 ^ b) & BYTES;
      long cd = (c >>> 8 ^ d) & BYTES;
      a ^= ab << 8;
      b ^= ab;
      c ^= cd << 8;
      d ^= cd;
      long ac = (a >>> 16 ^ c) & SHORTS;
      long bd = (b >>> 16 ^ d) & SHORTS;
      a ^= ac << 16;
      c ^= ac;
      b ^= bd << 16;
      d ^= bd;
      long to = out + 4L * index;
      Memory.putLong(to, (a & INTS) | (b << 32));
      Memory.putLong(to + 8, (c & INTS) | (d << 32));
      Memory.putLong(to + 16, (a >>> 32) | (b & ~INTS));
      Memory.putLong(to + 24, (c >>> 32) | (d & ~INTS));
    }
    return index;
  }

  private static int eights(long source, long stride, long out, int count) {
    int index = 0;
    for (; index + STEP <= count; index += STEP) {
      long at = source + index;
      long to = out + 8L * index;
      long low = Memory.getLong(at);
      long high = Memory.getLong(at + stride);
      long swap = (low >>> 8 ^ high) & BYTES;
      long a = low ^ swap << 8;
      long b = high ^ swap;
      low = Memory.getLong(at + 2 * stride);
      high = Memory.getLong(at + 3 * stride);
      swap = (low >>> 8 ^ high) & BYTES;
      long c = low ^ swap << 8;
      long d = high ^ swap;
      low = Memory.getLong(at + 4 * stride);
      high = Memory.getLong(at + 5 * stride);
      swap = (low >>> 8 ^ high) & BYTES;
      long e = low ^ swap << 8;
      long f = high ^ swap;
      low = Memory.getLong(at + 6 * stride);
      high = Memory.getLong(at + 7 * stride);
      swap = (low >>> 8 ^ high) & BYTES;
      long g = low ^ swap << 8;
      long h = high ^ swap;
      quarter(a, c, e, g, to);
      quarter(b, d, f, h, to + 8);
    }
    return index;
  }

  /// Writes every other one of eight numbers, out of words that hold a quarter of each.
  private static void quarter(long first, long second, long third, long fourth, long to) {
    long left = (first >>> 16 ^ second) & SHORTS;
    long right = (third >>> 16 ^ fourth) & SHORTS;
    long a = first ^ left << 16;
    long b = second ^ left;
    long c = third ^ right << 16;
    long d = fourth ^ right;
    Memory.putLong(to, (a & INTS) | (c << 32));
    Memory.putLong(to + 16, (b & INTS) | (d << 32));
    Memory.putLong(to + 32, (a >>> 32) | (c & ~INTS));
    Memory.putLong(to + 48, (b >>> 32) | (d & ~INTS));
  }
}
