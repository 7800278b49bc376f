package dev.quiver.delta.kernel;

import io.delta.kernel.data.ArrayValue;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A Kernel column over Java objects; null is NULL.
///
/// Integers are `Long`, floats `Double`, text `String`, structs `Object[]` by ordinal, arrays
/// `List`, maps `Map` by text.
final class Cells implements ColumnVector {
  private final DataType type;
  private final @Nullable Object[] values;
  private final @Nullable Cells[] members;

  Cells(DataType type, @Nullable Object[] values) {
    this.type = type;
    this.values = values;
    this.members = new Cells[type instanceof StructType struct ? struct.length() : 0];
  }

  @Override
  public DataType getDataType() {
    return type;
  }

  @Override
  public int getSize() {
    return values.length;
  }

  @Override
  public void close() {}

  @Override
  public boolean isNullAt(int row) {
    return values[row] == null;
  }

  @Override
  public boolean getBoolean(int row) {
    return (Boolean) value(row);
  }

  @Override
  public byte getByte(int row) {
    return ((Number) value(row)).byteValue();
  }

  @Override
  public short getShort(int row) {
    return ((Number) value(row)).shortValue();
  }

  @Override
  public int getInt(int row) {
    return ((Number) value(row)).intValue();
  }

  @Override
  public long getLong(int row) {
    return ((Number) value(row)).longValue();
  }

  @Override
  public float getFloat(int row) {
    return ((Number) value(row)).floatValue();
  }

  @Override
  public double getDouble(int row) {
    return ((Number) value(row)).doubleValue();
  }

  @Override
  @SuppressWarnings("NullAway") // Kernel asks for text before it asks whether there is any.
  public String getString(int row) {
    return (String) values[row];
  }

  @Override
  public ColumnVector getChild(int ordinal) {
    Cells member = members[ordinal];
    if (member == null) {
      member = member(ordinal);
      members[ordinal] = member;
    }
    return member;
  }

  @Override
  public MapValue getMap(int row) {
    MapType map = (MapType) type;
    Map<?, ?> entries = (Map<?, ?>) value(row);
    return new Entries(
        new Cells(map.getKeyType(), entries.keySet().toArray()),
        new Cells(map.getValueType(), entries.values().toArray()));
  }

  @Override
  public ArrayValue getArray(int row) {
    List<?> elements = (List<?>) value(row);
    return new Elements(new Cells(((ArrayType) type).getElementType(), elements.toArray()));
  }

  private Cells member(int ordinal) {
    @Nullable Object[] cells = new Object[values.length];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = values[row] instanceof Object[] struct ? struct[ordinal] : null;
    }
    return new Cells(((StructType) type).at(ordinal).getDataType(), cells);
  }

  private Object value(int row) {
    return Objects.requireNonNull(values[row], "a value was asked for that is NULL");
  }

  private record Entries(ColumnVector getKeys, ColumnVector getValues) implements MapValue {
    @Override
    public int getSize() {
      return getKeys.getSize();
    }
  }

  private record Elements(ColumnVector getElements) implements ArrayValue {
    @Override
    public int getSize() {
      return getElements.getSize();
    }
  }
}
