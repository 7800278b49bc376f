package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;

/// Plain booleans, a bit each, to a byte each.
final class PlainBooleans implements PlainValues {
  private final Place place;
  private long from;
  private long bit;
  private long bits;

  PlainBooleans(Place place) {
    this.place = place;
  }

  @Override
  public void open(long start, long end) {
    from = start;
    bit = 0;
    bits = (end - start) * Byte.SIZE;
  }

  @Override
  public void read(long to, int count) {
    check(count);
    for (int i = 0; i < count; i++, bit++) {
      Memory.putByte(to + i, (byte) ((Memory.getByte(from + (bit >>> 3)) >>> (bit & 7)) & 1));
    }
  }

  @Override
  public void skip(int count) {
    check(count);
    bit += count;
  }

  private void check(int count) {
    if (count > bits - bit) {
      throw place.corrupt("%d booleans in %d bits".formatted(count, bits - bit));
    }
  }

  @Override
  public long most(long bytes) {
    return bytes * Byte.SIZE;
  }
}
