package dev.quiver.delta.parquet.decode;

import dev.quiver.exec.batch.Memory;

/// Moves the values of the rows that have one to their places, in place, from the back; the rows
/// between get zeros.
final class Spread {
  private Spread() {}

  /// Spreads the first `present` values at `values` over `rows` rows, those whose bits, from bit
  /// `from` on, are set.
  static void spread(int width, long values, int rows, int present, long bitmap, int from) {
    int source = present;
    for (int row = rows - 1; row >= 0 && source <= row; row--) {
      long to = values + (long) width * row;
      if (Memory.getBit(bitmap, from + row)) {
        source--;
        move(width, values + (long) width * source, to);
      } else {
        clear(width, to);
      }
    }
  }

  private static void move(int width, long from, long to) {
    switch (width) {
      case 1 -> Memory.putByte(to, Memory.getByte(from));
      case 2 -> Memory.putShort(to, Memory.getShort(from));
      case 4 -> Memory.putInt(to, Memory.getInt(from));
      case 8 -> Memory.putLong(to, Memory.getLong(from));
      default -> {
        Memory.putLong(to, Memory.getLong(from));
        Memory.putLong(to + 8, Memory.getLong(from + 8));
      }
    }
  }

  private static void clear(int width, long to) {
    switch (width) {
      case 1 -> Memory.putByte(to, (byte) 0);
      case 2 -> Memory.putShort(to, (short) 0);
      case 4 -> Memory.putInt(to, 0);
      case 8 -> Memory.putLong(to, 0);
      default -> {
        Memory.putLong(to, 0);
        Memory.putLong(to + 8, 0);
      }
    }
  }
}
