package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.PageHeader;

/// Which rows have a value, out of a page's definition levels.
sealed interface Levels extends Presence, AutoCloseable permits FlatLevels, NestedLevels {
  /// Begins with the levels of a page, which stand between two addresses; answers where they end.
  long open(PageHeader header, long from, long end);

  /// Passes over `count` rows between batches; answers how many of them have a value.
  int skip(int count);

  @Override
  void close();
}
