package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;

/// Plain values of a fixed stored width.
final class Strided implements PlainValues {
  private final int width;
  private final Conversion conversion;
  private final Place place;
  private long at;
  private long end;

  Strided(int width, Conversion conversion, Place place) {
    this.width = width;
    this.conversion = conversion;
    this.place = place;
  }

  @Override
  public void open(long from, long until) {
    at = from;
    end = until;
  }

  @Override
  public void read(long to, int count) {
    conversion.convert(take(count), count, to);
  }

  @Override
  public void skip(int count) {
    take(count);
  }

  @Override
  public long show(int count) {
    return conversion.isCopy() ? take(count) : 0;
  }

  @Override
  public long most(long bytes) {
    return bytes / width;
  }

  private long take(int count) {
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
