package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Gathers value by value; `entries` only matters to others.
public final class ScalarGatherKernels implements GatherKernels {
  @Override
  public void gather4(long dictionary, int entries, long codes, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      int code = Memory.getInt(codes + 4L * row);
      Memory.putInt(out + 4L * row, Memory.getInt(dictionary + 4L * code));
    }
  }

  @Override
  public void gather8(long dictionary, int entries, long codes, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      int code = Memory.getInt(codes + 4L * row);
      Memory.putLong(out + 8L * row, Memory.getLong(dictionary + 8L * code));
    }
  }

  @Override
  public void gather16(long dictionary, int entries, long codes, long out, int rows) {
    for (int row = 0; row < rows; row++) {
      long from = dictionary + 16L * Memory.getInt(codes + 4L * row);
      long to = out + 16L * row;
      Memory.putLong(to, Memory.getLong(from));
      Memory.putLong(to + 8, Memory.getLong(from + 8));
    }
  }
}
