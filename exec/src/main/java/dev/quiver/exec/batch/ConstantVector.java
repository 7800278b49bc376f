package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;

/// One value (position 0 of `value`, which has one row) for every position.
public record ConstantVector(int rows, FlatVector value) implements ColumnVector {
  @Override
  public DataType type() {
    return value.type();
  }

  @Override
  public boolean isNull(int row) {
    return value.isNull(0);
  }

  @Override
  public ConstantVector retain() {
    value.retain();
    return this;
  }

  @Override
  public void close() {
    value.close();
  }
}
