package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.PageHeader;

/// Which rows have a value, out of a page's definition levels.
sealed interface Levels extends AutoCloseable permits FlatLevels, NestedLevels {
  /// Begins with the levels of a page, which stand between two addresses; answers where they end.
  long open(PageHeader header, long from, long end);

  /// Whether all of the next `count` rows, the batch's from `row` on, have a value; they are passed
  /// over then.
  boolean allPresent(int count, int row);

  /// Sets the bits of those of the next `count` rows that have a value, in a bitmap that is zero
  /// from bit `row` on; answers how many have.
  int presence(int count, long bitmap, int row);

  /// Passes over `count` rows between batches; answers how many of them have a value.
  int skip(int count);

  @Override
  void close();
}
