package dev.quiver.delta.parquet.decode;

/// Reads the levels of a leaf below repeated nodes.
record RepeatedLevelsReader(RepeatedCursor cursor, RepeatedLevels levels) implements Unseen {
  @Override
  public void read(int rows) {
    cursor.begin(rows);
    cursor.pass();
  }

  @Override
  public void skip(int rows) {
    cursor.skip(rows);
  }

  @Override
  public Shape shape() {
    return levels.shape();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
