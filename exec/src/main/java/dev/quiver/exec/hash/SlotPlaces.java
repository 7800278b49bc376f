package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.util.List;

/// Gives columns their places in a row, one after the other: first the bytes that tell NULL, of
/// columns and of members at any depth, then the values.
final class SlotPlaces {
  private int nullAt;
  private int valueAt;

  /// Places for columns of `types` behind `header` bytes.
  SlotPlaces(int header, List<DataType> types) {
    nullAt = header;
    valueAt = align(header + types.stream().mapToInt(SlotPlaces::nullBytes).sum());
  }

  /// The place of the next column.
  RowSlot next(DataType type) {
    int nulls = nullAt++;
    if (type instanceof Struct(var fields)) {
      return new StructSlot(nulls, fields.stream().map(field -> next(field.type())).toList());
    }
    int values = valueAt;
    if (type.isNested()) {
      valueAt += Views.WIDTH;
      return new ListSlot(nulls, values);
    }
    valueAt += Width.of(type);
    return flat(type, nulls, values);
  }

  /// The bytes of a row so far, a multiple of 8.
  int width() {
    return align(valueAt);
  }

  private static FlatSlot flat(DataType type, int nullAt, int valueAt) {
    return switch (type) {
      case Simple.NULL -> new NullSlot();
      case Simple.BOOLEAN, Simple.INT8, Simple.INT16, Simple.INT32, Simple.FLOAT32, Simple.DATE ->
          new NarrowSlot(nullAt, valueAt, Width.of(type));
      case Simple.INT64, Simple.FLOAT64, Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ ->
          new LongSlot(nullAt, valueAt);
      case Simple.STRING, Simple.BINARY -> new TextSlot(nullAt, valueAt);
      case Decimal decimal ->
          decimal.isCompact() ? new LongSlot(nullAt, valueAt) : new WideSlot(nullAt, valueAt);
      case Simple.VARIANT -> new TextSlot(nullAt, valueAt);
      case Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalStateException("not a flat type: " + type);
    };
  }

  private static int nullBytes(DataType type) {
    return type instanceof Struct(var fields)
        ? 1 + fields.stream().map(Field::type).mapToInt(SlotPlaces::nullBytes).sum()
        : 1;
  }

  private static int align(int bytes) {
    return (bytes + 7) & -8;
  }
}
