package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;

/// Plain booleans, a bit each, to a byte each.
final class PlainBooleans implements Source {
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOPS = 0x8080_8080_8080_8080L;
  private static final long BITS = 0x8040_2010_0804_0201L;

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
    int i = 0;
    for (; i + Byte.SIZE <= count; i += Byte.SIZE, bit += Byte.SIZE) {
      long eight = (Memory.getShort(from + (bit >>> 3)) & 0xffffL) >>> (bit & 7) & 255;
      // Each bit to a byte that has no other, and from there to the lowest bit of it.
      long apart = eight * ONES & BITS;
      Memory.putLong(to + i, (apart + ~TOPS) >>> 7 & ONES);
    }
    for (; i < count; i++, bit++) {
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
}
