package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;

/// Plain values of a fixed stored width.
final class PlainNumbers implements Source {
  private final int width;
  private final Place place;
  private long at;
  private long end;

  PlainNumbers(int width, Place place) {
    this.width = width;
    this.place = place;
  }

  @Override
  public void open(long from, long until) {
    at = from;
    end = until;
  }

  @Override
  public void read(long to, int count) {
    Memory.copy(lying(count), to, (long) count * width);
  }

  @Override
  public void skip(int count) {
    lying(count);
  }

  @Override
  public long lying(int count) {
    long bytes = (long) count * width;
    if (bytes > end - at) {
      throw place.corrupt(
          "%d values of %d bytes in the last %d bytes of a page".formatted(count, width, end - at));
    }
    long from = at;
    at += bytes;
    return from;
  }
}
