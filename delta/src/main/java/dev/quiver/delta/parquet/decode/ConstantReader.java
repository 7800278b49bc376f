package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.FlatVector;

/// Reads a column that has one value in all rows, such as one the file does not have.
record ConstantReader(FlatVector value) implements VectorReader {
  @Override
  public ColumnVector read(int rows) {
    return new ConstantVector(rows, value.retain());
  }

  @Override
  public void skip(int rows) {}

  @Override
  public void close() {
    value.close();
  }
}
