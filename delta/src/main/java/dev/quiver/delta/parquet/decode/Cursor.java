package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Lease;

/// Where the making of a vector is in a chunk's pages.
interface Cursor extends AutoCloseable {
  /// The positions left in the page, at least one; opens the next page when there are none.
  int available();

  /// Whether the next `rows` positions surely are of the page that is open, so that asking for them
  /// opens no other.
  default boolean holds(int rows) {
    return false;
  }

  /// Passes over positions of the page, whose values were read.
  void consume(int count);

  /// Passes over rows, of however many pages.
  void skip(int rows);

  /// Keeps the page's memory; not retained.
  Lease lease();

  @Override
  void close();
}
