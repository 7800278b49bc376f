package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Hashes value by value.
public final class ScalarHashKernels implements HashKernels {
  @Override
  public void addLongs(long[] hashes, long values, int rows) {
    addLongs(hashes, values, 0, rows);
  }

  /// Hashes the rows from one on.
  public static void addLongs(long[] hashes, long values, int from, int rows) {
    for (int row = from; row < rows; row++) {
      hashes[row] = HashKernels.mix(hashes[row], Memory.getLong(values + 8L * row));
    }
  }
}
