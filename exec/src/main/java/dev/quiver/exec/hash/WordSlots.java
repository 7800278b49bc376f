package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;

/// Reads numbers of at most 64 bits as words: equal where the numbers are.
final class WordSlots {
  private WordSlots() {}

  /// Whether what stands in a slot is such a number.
  static boolean isWord(RowSlot slot) {
    return slot instanceof LongSlot || slot instanceof NarrowSlot;
  }

  /// Where a slot's value is in a row.
  static int valueAt(RowSlot slot) {
    return switch (slot) {
      case LongSlot(_, var valueAt) -> valueAt;
      case NarrowSlot(_, var valueAt, _) -> valueAt;
      case NullSlot _, TextSlot _, WideSlot _, StructSlot _, ListSlot _ ->
          throw new IllegalStateException("no word: " + slot);
    };
  }

  /// The bytes of a slot's value.
  static int width(RowSlot slot) {
    return slot instanceof NarrowSlot(_, _, var width) ? width : Long.BYTES;
  }

  /// What a row has in a slot.
  static long word(RowSlot slot, long row) {
    return load(row + valueAt(slot), width(slot));
  }

  /// What the rows of a column are; anything where they are NULL.
  static void words(Cursor in, int width, long[] out) {
    int rows = in.rows();
    long values = in.values();
    int[] at = in.at();
    if (width != Long.BYTES) {
      for (int i = 0; i < rows; i++) {
        out[i] = load(values + (long) at[i] * width, width);
      }
    } else if (in.isDense()) {
      for (int i = 0; i < rows; i++) {
        out[i] = Memory.getLong(values + 8L * i);
      }
    } else {
      for (int i = 0; i < rows; i++) {
        out[i] = Memory.getLong(values + 8L * at[i]);
      }
    }
  }

  /// What the rows of a stretch have in a slot.
  static void words(RowSlot slot, long firstRow, int rows, int rowWidth, long[] out) {
    long address = firstRow + valueAt(slot);
    int width = width(slot);
    if (width == Long.BYTES) {
      for (int i = 0; i < rows; i++) {
        out[i] = Memory.getLong(address + (long) i * rowWidth);
      }
    } else {
      for (int i = 0; i < rows; i++) {
        out[i] = load(address + (long) i * rowWidth, width);
      }
    }
  }

  private static long load(long address, int width) {
    return switch (width) {
      case 1 -> Memory.getByte(address);
      case 2 -> Memory.getShort(address);
      case 4 -> Memory.getInt(address);
      default -> Memory.getLong(address);
    };
  }
}
