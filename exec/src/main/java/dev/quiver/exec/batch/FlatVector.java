package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;

/// A value for each position, side by side.
///
/// `validity` is a bitmap's address or 0 for no NULLs, `values` the first value's; `lease` keeps
/// both, and the text behind long views, alive.
public record FlatVector(DataType type, int rows, long validity, long values, Lease lease)
    implements ColumnVector {
  @Override
  public boolean isNull(int row) {
    return validity != 0 && !Memory.getBit(validity, row);
  }

  @Override
  public FlatVector retain() {
    lease.retain();
    return this;
  }

  @Override
  public void close() {
    lease.close();
  }
}
