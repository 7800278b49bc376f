package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Looks codes up in a dictionary.
final class Gather {
  private Gather() {}

  /// Writes the entry of each code; entries are `width` bytes wide.
  static void gather(int width, long dictionary, long codes, int count, long to) {
    switch (width) {
      case 1 -> bytes(dictionary, codes, count, to);
      case 2 -> shorts(dictionary, codes, count, to);
      case 4 -> ints(dictionary, codes, count, to);
      case 8 -> longs(dictionary, codes, count, to);
      case 16 -> pairs(dictionary, codes, count, to);
      default -> throw new AssertionError("no such width: " + width);
    }
  }

  private static void bytes(long dictionary, long codes, int count, long to) {
    for (int i = 0; i < count; i++) {
      Memory.putByte(to + i, Memory.getByte(dictionary + Memory.getInt(codes + 4L * i)));
    }
  }

  private static void shorts(long dictionary, long codes, int count, long to) {
    for (int i = 0; i < count; i++) {
      Memory.putShort(
          to + 2L * i, Memory.getShort(dictionary + 2L * Memory.getInt(codes + 4L * i)));
    }
  }

  private static void ints(long dictionary, long codes, int count, long to) {
    for (int i = 0; i < count; i++) {
      Memory.putInt(to + 4L * i, Memory.getInt(dictionary + 4L * Memory.getInt(codes + 4L * i)));
    }
  }

  private static void longs(long dictionary, long codes, int count, long to) {
    for (int i = 0; i < count; i++) {
      Memory.putLong(to + 8L * i, Memory.getLong(dictionary + 8L * Memory.getInt(codes + 4L * i)));
    }
  }

  private static void pairs(long dictionary, long codes, int count, long to) {
    for (int i = 0; i < count; i++) {
      long entry = dictionary + 16L * Memory.getInt(codes + 4L * i);
      Memory.putLong(to + 16L * i, Memory.getLong(entry));
      Memory.putLong(to + 16L * i + 8, Memory.getLong(entry + 8));
    }
  }
}
