package dev.quiver.exec.hash;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Where everything is in a row: a header that begins with the hash, then a byte a column that
/// tells NULL, then the values, then what the owner puts behind.
public final class RowLayout {
  /// Offset of the hash.
  static final int HASH = 0;

  private final List<DataType> types;
  private final List<RowSlot> slots = new ArrayList<>();
  private final int width;

  /// Lays out columns behind `header` bytes (at least the 8 of the hash).
  public RowLayout(int header, List<DataType> types) {
    this.types = List.copyOf(types);
    int valueAt = align(header + types.size());
    for (int i = 0; i < types.size(); i++) {
      slots.add(slot(types.get(i), header + i, valueAt));
      valueAt += Width.of(types.get(i));
    }
    this.width = Math.max(Long.BYTES, align(valueAt));
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
    try (VectorWriter writer = new VectorWriter(allocator, types.get(column), capacity)) {
      if (count < capacity) {
        // Positions between are no rows, but a loop over all positions may follow their views.
        Memory.fill(writer.values(), (long) capacity * Width.of(types.get(column)), (byte) 0);
      }
      slots.get(column).read(rows, count, writer, to);
      return writer.finish();
    }
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

  RowSlot slot(int column) {
    return slots.get(column);
  }

  private static RowSlot slot(DataType type, int nullAt, int valueAt) {
    return switch (type) {
      case Simple.NULL -> new NullSlot();
      case Simple.BOOLEAN, Simple.INT8, Simple.INT16, Simple.INT32, Simple.FLOAT32, Simple.DATE ->
          new NarrowSlot(nullAt, valueAt, Width.of(type));
      case Simple.INT64, Simple.FLOAT64, Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ ->
          new LongSlot(nullAt, valueAt);
      case Simple.STRING, Simple.BINARY -> new TextSlot(nullAt, valueAt);
      case Decimal decimal ->
          decimal.isCompact() ? new LongSlot(nullAt, valueAt) : new WideSlot(nullAt, valueAt);
      case Struct struct -> throw UnsupportedTypeException.inRows(struct);
    };
  }

  private static int align(int bytes) {
    return (bytes + 7) & -8;
  }
}
