package dev.quiver.delta.parquet.decode;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Views;

/// Makes decimals of two's complement bytes, highest first, as Parquet keeps the long ones.
final class BigEndian {
  private final int width;
  private final Place place;

  /// Decimals of `width` bytes, 8 or 16.
  BigEndian(int width, Place place) {
    this.width = width;
    this.place = place;
  }

  /// Decimals of a fixed stored length.
  Conversion fixed(int length) {
    return (from, count, to) -> {
      for (int i = 0; i < count; i++) {
        put(from + (long) length * i, length, to + (long) width * i);
      }
    };
  }

  /// Decimals of views.
  Conversion varying() {
    return (from, count, to) -> {
      for (int i = 0; i < count; i++) {
        long view = from + (long) Views.WIDTH * i;
        put(Views.text(view), Views.length(view), to + (long) width * i);
      }
    };
  }

  /// Writes the decimal that `length` bytes hold.
  void put(long from, int length, long to) {
    if (length == 0) {
      Memory.fill(to, width, (byte) 0);
      return;
    }
    long sign = Memory.getByte(from) >> 7;
    long low = sign;
    long high = sign;
    for (int i = 0; i < length; i++) {
      if (i < length - width && Memory.getByte(from + i) != (byte) sign) {
        throw tooLarge(length);
      }
      high = (high << 8) | (low >>> 56);
      low = (low << 8) | (Memory.getByte(from + i) & 255);
    }
    boolean fits = width == Long.BYTES ? high == (low >> 63) : (high >> 63) == sign;
    if (!fits) {
      throw tooLarge(length);
    }
    Memory.putLong(to, low);
    if (width > Long.BYTES) {
      Memory.putLong(to + Long.BYTES, high);
    }
  }

  private RuntimeException tooLarge(int length) {
    return place.corrupt("a decimal of %d bytes that does not fit %d".formatted(length, width));
  }
}
