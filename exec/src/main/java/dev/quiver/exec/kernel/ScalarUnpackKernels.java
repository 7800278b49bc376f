package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Unpacks number by number: a load, a shift, a mask.
public final class ScalarUnpackKernels implements UnpackKernels {
  @Override
  public void unpack(long source, int width, long out, int count) {
    long mask = (1L << width) - 1;
    long bit = 0;
    for (int index = 0; index < count; index++, bit += width) {
      long word = Memory.getLong(source + (bit >>> 3)) >>> (bit & 7);
      Memory.putInt(out + 4L * index, (int) (word & mask));
    }
  }
}
