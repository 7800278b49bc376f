package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Encoding;

/// Leaves values where they are.
final class NoValues implements Values {
  @Override
  public void dictionary(Page page) {}

  @Override
  public void open(Encoding encoding, long from, long end) {}

  @Override
  public void skip(int count) {}

  @Override
  public void close() {}
}
