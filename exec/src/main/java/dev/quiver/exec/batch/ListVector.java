package dev.quiver.exec.batch;

import dev.quiver.logical.type.DataType;

/// Lists or maps: the elements of all rows, one row's behind the other's; a map's elements are
/// structs of key and value.
///
/// `offsets` is the address of `rows + 1` int32, none smaller than the one before: row `i` has the
/// elements from offset `i` to below offset `i + 1`, which are undefined where the row is NULL. The
/// first need not be 0. `lease` keeps offsets and validity.
public record ListVector(
    DataType type, int rows, long validity, long offsets, ColumnVector elements, Lease lease)
    implements ColumnVector {
  /// Lists whose offsets are the values of an int32 vector of one row more, and whose bitmap is
  /// that vector's; takes over the holds on both.
  public static ListVector of(DataType type, FlatVector offsets, ColumnVector elements) {
    return new ListVector(
        type, offsets.rows() - 1, offsets.validity(), offsets.values(), elements, offsets.lease());
  }

  /// The type of the elements: a map's are structs of key and value.
  public static DataType elementType(DataType type) {
    return switch (type) {
      case DataType.ListOf(var element) -> element;
      case DataType.MapOf map -> map.entry();
      case DataType.Simple _, DataType.Decimal _, DataType.Struct _ ->
          throw new IllegalArgumentException("has no elements: " + type);
    };
  }

  /// Where a row's elements begin.
  public int start(int row) {
    return Memory.getInt(offsets + (long) row * Integer.BYTES);
  }

  /// Where a row's elements end: where the next row's begin.
  public int end(int row) {
    return start(row + 1);
  }

  /// How many elements a row has; none where it is NULL.
  public int length(int row) {
    return isNull(row) ? 0 : end(row) - start(row);
  }

  @Override
  public boolean isNull(int row) {
    return validity != 0 && !Memory.getBit(validity, row);
  }

  @Override
  public ListVector retain() {
    lease.retain();
    elements.retain();
    return this;
  }

  @Override
  public void close() {
    lease.close();
    elements.close();
  }
}
