package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Unpacks number by number: a load, a shift, a mask.
public final class ScalarUnpackKernels implements UnpackKernels {
  @Override
  public void unpack(long source, int width, long out, int count) {
    long mask = (1L << width) - 1;
    long bytes = ((long) count * width + 7) >>> 3;
    long bit = 0;
    int index = 0;
    for (; index < count && bit >>> 3 <= bytes - 8; index++, bit += width) {
      long word = Memory.getLong(source + (bit >>> 3)) >>> (bit & 7);
      Memory.putInt(out + 4L * index, (int) (word & mask));
    }
    for (; index < count; index++, bit += width) {
      long word = tail(source + (bit >>> 3), bytes - (bit >>> 3)) >>> (bit & 7);
      Memory.putInt(out + 4L * index, (int) (word & mask));
    }
  }

  private static long tail(long source, long bytes) {
    long word = 0;
    for (long at = Math.min(bytes, 8) - 1; at >= 0; at--) {
      word = word << 8 | (Memory.getByte(source + at) & 0xff);
    }
    return word;
  }
}
