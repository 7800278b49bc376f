package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;
import dev.quiver.delta.parquet.format.Place;

/// Reads the levels of a leaf and none of its values.
final class LevelsReader implements AutoCloseable {
  private final PageCursor cursor;
  private final NestedLevels levels;
  private final Frame frame;

  LevelsReader(ChunkPages pages, NestedLevels levels, long rows, Frame frame, Place place) {
    this.cursor = new PageCursor(pages, levels, new NoValues(), rows, place);
    this.levels = levels;
    this.frame = frame;
  }

  /// Makes the levels those of the next `rows` rows.
  void read(int rows) {
    for (int row = 0; row < rows; ) {
      int count = Math.min(cursor.available(), rows - row);
      if (!levels.allPresent(count, row)) {
        levels.presence(count, frame.validity(rows, row), row);
      }
      cursor.consume(count);
      row += count;
    }
    frame.drop();
  }

  /// Passes over the next `rows` rows.
  void skip(int rows) {
    cursor.skip(rows);
  }

  @Override
  public void close() {
    cursor.close();
    frame.close();
  }

  private static final class NoValues implements Values {
    @Override
    public void dictionary(Page page) {}

    @Override
    public void open(Encoding encoding, long from, long end) {}

    @Override
    public void skip(int count) {}

    @Override
    public void close() {}
  }
}
