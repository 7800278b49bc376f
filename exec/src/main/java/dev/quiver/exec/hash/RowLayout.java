package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Where everything is in a row: a header that begins with the hash, then a byte a column and a
/// member that tells NULL, then the values, then what the owner puts behind.
public final class RowLayout {
  /// Offset of the hash.
  static final int HASH = 0;

  private final List<DataType> types;
  private final List<RowSlot> slots = new ArrayList<>();
  private final int width;

  /// Lays out columns behind `header` bytes (at least the 8 of the hash).
  public RowLayout(int header, List<DataType> types) {
    this.types = List.copyOf(types);
    SlotPlaces places = new SlotPlaces(header, types);
    types.forEach(type -> slots.add(places.next(type)));
    this.width = Math.max(Long.BYTES, places.width());
  }

  /// The bytes of a row so far, a multiple of 8.
  public int width() {
    return width;
  }

  /// The number of columns.
  public int columns() {
    return slots.size();
  }

  /// Gives a column of some rows: row `i` at position `to[i]` of `capacity`; address 0 is a row of
  /// NULLs.
  public ColumnVector read(
      int column, long[] rows, int count, int[] to, int capacity, BufferAllocator allocator) {
    return new RowReader(rows, count, to, capacity, allocator)
        .read(types.get(column), slots.get(column));
  }

  /// Orders rows by hash, unsigned, then by the first `keys` columns.
  public int compare(long left, long right, int keys) {
    int order = Long.compareUnsigned(hash(left), hash(right));
    for (int i = 0; order == 0 && i < keys; i++) {
      order = slots.get(i).compare(left, right);
    }
    return order;
  }

  /// The hash of a row.
  public static long hash(long row) {
    return Memory.getLong(row + HASH);
  }

  DataType type(int column) {
    return types.get(column);
  }

  List<RowSlot> slots() {
    return slots;
  }

  RowSlot slot(int column) {
    return slots.get(column);
  }
}
