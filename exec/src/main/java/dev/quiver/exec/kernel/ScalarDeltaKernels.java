package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Adds up number by number.
public final class ScalarDeltaKernels implements DeltaKernels {
  /// The most bits that one word holds from any bit of its first byte on.
  private static final int MAX_WIDTH = 57;

  @Override
  public int sumInts(long source, int bit, int width, int step, int before, long out, int count) {
    long mask = (1L << width) - 1;
    int sum = before;
    long at = bit;
    for (int index = 0; index < count; index++, at += width) {
      long word = Memory.getLong(source + (at >>> 3)) >>> (at & 7);
      sum += step + (int) (word & mask);
      Memory.putInt(out + 4L * index, sum);
    }
    return sum;
  }

  @Override
  public long sumLongs(
      long source, int bit, int width, long step, long before, long out, int count) {
    if (width > MAX_WIDTH) {
      return sumWide(source, bit, width, step, before, out, count);
    }
    long mask = (1L << width) - 1;
    long sum = before;
    long at = bit;
    for (int index = 0; index < count; index++, at += width) {
      long word = Memory.getLong(source + (at >>> 3)) >>> (at & 7);
      sum += step + (word & mask);
      Memory.putLong(out + 8L * index, sum);
    }
    return sum;
  }

  private static long sumWide(
      long source, int bit, int width, long step, long before, long out, int count) {
    long mask = -1L >>> (Long.SIZE - width);
    long sum = before;
    long at = bit;
    for (int index = 0; index < count; index++, at += width) {
      long from = source + (at >>> 3);
      int shift = (int) (at & 7);
      long word = Memory.getLong(from) >>> shift;
      word |= (Memory.getByte(from + 8) & 255L) << 1 << (63 - shift);
      sum += step + (word & mask);
      Memory.putLong(out + 8L * index, sum);
    }
    return sum;
  }
}
