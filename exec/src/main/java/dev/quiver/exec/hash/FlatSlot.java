package dev.quiver.exec.hash;

import dev.quiver.exec.batch.VectorWriter;

/// A place for one value.
sealed interface FlatSlot extends RowSlot
    permits LongSlot, NarrowSlot, NullSlot, TextSlot, WideSlot {
  /// Writes the value of `rows[i]` to position `to[i]`; address 0 is a row of NULLs.
  void read(long[] rows, int count, VectorWriter out, int[] to);

  @Override
  default boolean hasNull(long row) {
    return isNull(row);
  }
}
