package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;

/// Reads the levels of a leaf inside of structs.
final class LevelsReader implements Unseen {
  private final PageCursor cursor;
  private final NestedLevels levels;
  private final Frame frame;

  LevelsReader(ChunkPages pages, NestedLevels levels, long rows, Frame frame, Place place) {
    this.cursor = new PageCursor(pages, levels, new NoValues(), rows, place);
    this.levels = levels;
    this.frame = frame;
  }

  @Override
  public void read(int rows) {
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
    frame.close();
  }
}
