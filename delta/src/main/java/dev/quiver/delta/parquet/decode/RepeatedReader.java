package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;

/// Reads a leaf below repeated nodes: a vector of what stands in the rows, one after the other.
record RepeatedReader(VectorReader leaf, RepeatedCursor cursor) implements VectorReader {
  @Override
  public ColumnVector read(int rows) {
    return leaf.read(cursor.begin(rows));
  }

  @Override
  public void skip(int rows) {
    leaf.skip(rows);
  }

  @Override
  public void close() {
    leaf.close();
  }
}
