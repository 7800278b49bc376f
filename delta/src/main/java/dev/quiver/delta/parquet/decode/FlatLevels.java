package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.kernel.Kernels;

/// Levels of a column outside of any struct: 0 or 1, and so a bitmap already; or none at all where
/// the file says that all rows have a value.
final class FlatLevels implements Levels {
  private final boolean optional;
  private final Place place;
  private final Runs runs;

  FlatLevels(boolean optional, Kernels kernels, Place place) {
    this.optional = optional;
    this.place = place;
    this.runs = new Runs(kernels.unpack(), place);
  }

  @Override
  public boolean coded() {
    return optional;
  }

  @Override
  public long open(long from, long end) {
    return optional ? NestedLevels.open(runs, 1, from, end, place) : from;
  }

  @Override
  public boolean allPresent(int count, int row) {
    return !optional || runs.passOver(count, 1);
  }

  @Override
  public int presence(int count, long bitmap, int row) {
    return runs.bits(count, bitmap, row);
  }

  @Override
  public int skip(int count) {
    return optional ? runs.ones(count) : count;
  }

  @Override
  public void close() {}
}
