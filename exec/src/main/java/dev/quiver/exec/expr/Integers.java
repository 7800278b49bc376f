package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;

/// Reads and writes integers of 1, 2, 4 or 8 bytes as int64.
final class Integers {
  private Integers() {}

  static long get(long address, int width) {
    return switch (width) {
      case Byte.BYTES -> Memory.getByte(address);
      case Short.BYTES -> Memory.getShort(address);
      case Integer.BYTES -> Memory.getInt(address);
      default -> Memory.getLong(address);
    };
  }

  static void put(long address, int width, long value) {
    switch (width) {
      case Byte.BYTES -> Memory.putByte(address, (byte) value);
      case Short.BYTES -> Memory.putShort(address, (short) value);
      case Integer.BYTES -> Memory.putInt(address, (int) value);
      default -> Memory.putLong(address, value);
    }
  }

  static boolean fits(long value, int width) {
    int unused = Long.SIZE - Byte.SIZE * width;
    return value << unused >> unused == value;
  }
}
