package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;

/// Plain decimals of varying length, each after its length.
final class PlainDecimals implements PlainValues {
  private final int width;
  private final BigEndian bytes;
  private final Place place;
  private long at;
  private long end;

  PlainDecimals(int width, Place place) {
    this.width = width;
    this.bytes = new BigEndian(width, place);
    this.place = place;
  }

  @Override
  public void open(long from, long until) {
    at = from;
    end = until;
  }

  @Override
  public void read(long to, int count) {
    for (int i = 0; i < count; i++) {
      int length = length();
      bytes.put(at + Integer.BYTES, length, to + (long) width * i);
      at += Integer.BYTES + length;
    }
  }

  @Override
  public void skip(int count) {
    for (int i = 0; i < count; i++) {
      at += Integer.BYTES + length();
    }
  }

  private int length() {
    int length = end - at < Integer.BYTES ? -1 : Memory.getInt(at);
    if (length < 0 || length > end - at - Integer.BYTES) {
      throw place.corrupt("a decimal of %d bytes at the end of a page".formatted(length));
    }
    return length;
  }

  @Override
  public long most(long pageBytes) {
    return pageBytes / Integer.BYTES;
  }
}
