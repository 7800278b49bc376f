package dev.quiver.delta.parquet.variant;

import dev.quiver.delta.parquet.format.Place;
import dev.quiver.exec.batch.Memory;

/// Reads the outer form of metadata and values, and trusts none of their lengths.
final class VariantBlob {
  private final Place place;
  private long address;
  private int length;

  VariantBlob(Place place) {
    this.place = place;
  }

  void open(long from, int bytes) {
    address = from;
    length = bytes;
  }

  long address() {
    return address;
  }

  int length() {
    return length;
  }

  /// The little-endian number at an offset.
  int number(long at, int width) {
    if (at < 0 || at + width > length) {
      throw corrupt();
    }
    int number = 0;
    for (int i = 0; i < width; i++) {
      number |= (Memory.getByte(address + at + i) & 0xff) << (Byte.SIZE * i);
    }
    if (number < 0) {
      throw corrupt();
    }
    return number;
  }

  /// The address of some bytes.
  long bytes(long at, int count) {
    if (at < 0 || count < 0 || at + count > length) {
      throw corrupt();
    }
    return address + at;
  }

  /// How many bytes the value at an offset takes.
  int valueBytes(long at) {
    int header = number(at, 1);
    int info = header >> 2;
    long bytes =
        switch (header & 3) {
          case 0 -> 1 + primitive(info, at);
          case 1 -> 1 + info;
          case 2 -> container(at, info >> 4 & 1, (info >> 2 & 3) + 1, (info & 3) + 1);
          default -> container(at, info >> 2 & 1, 0, (info & 3) + 1);
        };
    if (bytes > length - at) {
      throw corrupt();
    }
    return (int) bytes;
  }

  private long container(long at, int large, int id, int offset) {
    int wide = large == 0 ? 1 : Integer.BYTES;
    long parts = number(at + 1, wide);
    long last = 1 + wide + parts * id + parts * offset;
    return last + offset + number(at + last, offset);
  }

  private long primitive(int type, long at) {
    return switch (type) {
      case 0, 1, 2 -> 0;
      case 3 -> 1;
      case 4 -> 2;
      case 5, 11, 14 -> 4;
      case 6, 7, 12, 13, 17, 18, 19 -> 8;
      case 8 -> 5;
      case 9 -> 9;
      case 10 -> 17;
      case 15, 16 -> 4L + number(at + 1, 4);
      case 20 -> 16;
      default -> throw corrupt();
    };
  }

  RuntimeException corrupt() {
    return place.corrupt("a variant whose bytes contradict each other");
  }
}
