package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;

/// What is done with the values of a chunk's pages.
interface Values extends AutoCloseable {
  /// Takes the chunk's dictionary, a page of plain values.
  void dictionary(Page page);

  /// Begins with the values of a page, which lie between two addresses and stay there until the
  /// next call, at least.
  void open(Encoding encoding, long from, long end);

  /// Passes over the next `count` values of the page.
  void skip(int count);

  @Override
  void close();
}
