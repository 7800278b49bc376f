package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Hashes value by value.
public final class ScalarHashKernels implements HashKernels {
  @Override
  public void addLongs(long hashes, long values, int rows) {
    for (int row = 0; row < rows; row++) {
      long at = hashes + 8L * row;
      Memory.putLong(at, HashKernels.mix(Memory.getLong(at), Memory.getLong(values + 8L * row)));
    }
  }
}
