package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.ColumnVector;

/// Reads elements of which the file knows the number and no more: NULLs.
record UnseenReader(VectorReader nulls, Slots slots, Unseen unseen) implements VectorReader {
  @Override
  public ColumnVector read(int rows) {
    unseen.read(rows);
    return nulls.read(unseen.shape().count(slots));
  }

  @Override
  public void skip(int rows) {
    unseen.skip(rows);
  }

  @Override
  public void close() {
    unseen.close();
    nulls.close();
  }
}
