package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;

/// Values of a fixed number of bytes that share prefixes.
final class DeltaFixed implements Source {
  private final Prefixes values;
  private final int width;
  private final Place place;

  DeltaFixed(Prefixes values, int width, Place place) {
    this.values = values;
    this.width = width;
    this.place = place;
  }

  @Override
  public void open(long from, long end) {
    values.open(from, end);
  }

  @Override
  public void read(long to, int count) {
    for (int i = 0; i < count; i++) {
      next(count - i);
      Bytes.copy(values.address(), to + (long) width * i, width);
    }
  }

  @Override
  public void skip(int count) {
    for (int i = 0; i < count; i++) {
      next(count - i);
    }
  }

  private void next(int left) {
    values.next(left);
    if (values.length() != width) {
      throw place.corrupt("a value of %d bytes, not %d".formatted(values.length(), width));
    }
  }
}
