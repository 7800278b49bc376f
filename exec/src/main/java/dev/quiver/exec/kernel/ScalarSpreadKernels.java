package dev.quiver.exec.kernel;

import dev.quiver.exec.batch.Memory;

/// Spreads bit by bit.
public final class ScalarSpreadKernels implements SpreadKernels {
  @Override
  public void spread4(long dense, int values, long validity, long out, int rows) {
    long from = dense;
    for (int row = 0; row < rows; row++) {
      boolean valid = Memory.getBit(validity, row);
      Memory.putInt(out + 4L * row, valid ? Memory.getInt(from) : 0);
      from += valid ? 4 : 0;
    }
  }

  @Override
  public void spread8(long dense, int values, long validity, long out, int rows) {
    long from = dense;
    for (int row = 0; row < rows; row++) {
      boolean valid = Memory.getBit(validity, row);
      Memory.putLong(out + 8L * row, valid ? Memory.getLong(from) : 0);
      from += valid ? 8 : 0;
    }
  }

  @Override
  public void spread16(long dense, int values, long validity, long out, int rows) {
    long from = dense;
    for (int row = 0; row < rows; row++) {
      boolean valid = Memory.getBit(validity, row);
      long to = out + 16L * row;
      Memory.putLong(to, valid ? Memory.getLong(from) : 0);
      Memory.putLong(to + 8, valid ? Memory.getLong(from + 8) : 0);
      from += valid ? 16 : 0;
    }
  }
}
