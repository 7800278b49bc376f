package dev.quiver.exec.batch;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// Carries single values between vectors and constants: slow, for edges and tests.
public final class Values {
  private Values() {}

  /// The value at a position.
  public static Value get(ColumnVector vector, int row) {
    if (vector.isNull(row) || vector.type() == Simple.NULL) {
      return Value.NULL;
    }
    return switch (vector) {
      case FlatVector flat -> at(flat.type(), flat.values() + (long) row * Width.of(flat.type()));
      case ConstantVector constant -> get(constant.value(), 0);
      case DictionaryVector words ->
          get(words.dictionary(), Memory.getInt(words.codes() + (long) row * Integer.BYTES));
      case StructVector struct ->
          new Value.Items(struct.members().stream().map(member -> get(member, row)).toList());
      case ListVector list ->
          new Value.Items(
              IntStream.range(list.start(row), list.end(row))
                  .mapToObj(element -> get(list.elements(), element))
                  .toList());
    };
  }

  /// Writes a value, which fits the writer's type, at a position.
  public static void set(VectorWriter writer, int row, Value value) {
    long address = writer.values() + (long) row * Width.of(writer.type());
    switch (value) {
      case Value.Null _ -> writer.setNull(row);
      case Value.Bool(var truth) -> Memory.putByte(address, (byte) (truth ? 1 : 0));
      case Value.Int(var number) -> putInteger(writer.type(), address, number);
      case Value.Real(var number) -> putReal(writer.type(), address, number);
      case Value.Exact(var unscaled) -> putExact(writer.type(), address, unscaled);
      case Value.Text(var text) -> writer.setBytes(row, text.getBytes(StandardCharsets.UTF_8));
      case Value.Bytes bytes -> writer.setBytes(row, bytes.bytes());
      case Value.Items items -> throw new IllegalArgumentException("no flat value: " + items);
    }
  }

  /// The vector of some values of a type, nested ones at any depth: [Value.Items] are a list's
  /// elements, a struct's members, a map's entries. The caller's to close.
  public static ColumnVector vector(
      BufferAllocator allocator, DataType type, List<? extends Value> values) {
    return switch (type) {
      case Struct struct -> structs(allocator, struct, values);
      case ListOf _, MapOf _ -> lists(allocator, type, values);
      case Simple _, Decimal _ -> flat(allocator, type, values);
    };
  }

  private static FlatVector flat(
      BufferAllocator allocator, DataType type, List<? extends Value> values) {
    try (VectorWriter writer = new VectorWriter(allocator, type, values.size())) {
      for (int row = 0; row < values.size(); row++) {
        set(writer, row, values.get(row));
      }
      return writer.finish();
    }
  }

  private static StructVector structs(
      BufferAllocator allocator, Struct type, List<? extends Value> values) {
    List<ColumnVector> members = new ArrayList<>();
    boolean done = false;
    try (VectorWriter bitmap = new VectorWriter(allocator, Simple.NULL, values.size())) {
      for (int row = 0; row < values.size(); row++) {
        if (values.get(row) instanceof Value.Null) {
          bitmap.setNull(row);
        }
      }
      for (int i = 0; i < type.fields().size(); i++) {
        int ordinal = i;
        members.add(
            vector(
                allocator,
                type.fields().get(i).type(),
                values.stream()
                    .map(value ->
                        value instanceof Value.Items(var items) ? items.get(ordinal) : Value.NULL)
                    .toList()));
      }
      FlatVector own = bitmap.finish();
      done = true;
      return new StructVector(type, values.size(), own.validity(), members, own.lease());
    } finally {
      if (!done) {
        members.forEach(ColumnVector::close);
      }
    }
  }

  private static ListVector lists(
      BufferAllocator allocator, DataType type, List<? extends Value> values) {
    try (VectorWriter offsets = new VectorWriter(allocator, Simple.INT32, values.size() + 1)) {
      List<Value> elements = new ArrayList<>();
      for (int row = 0; row < values.size(); row++) {
        Memory.putInt(offsets.address(row), elements.size());
        if (values.get(row) instanceof Value.Items(var items)) {
          elements.addAll(items);
        } else {
          Memory.clearBit(offsets.validity(), row);
        }
      }
      Memory.putInt(offsets.address(values.size()), elements.size());
      ColumnVector inner = vector(allocator, ListVector.elementType(type), elements);
      return ListVector.of(type, offsets.finish(), inner);
    }
  }

  /// The 128-bit integer at an address.
  public static BigInteger getWide(long address) {
    return BigInteger.valueOf(Memory.getLong(address + Long.BYTES))
        .shiftLeft(Long.SIZE)
        .or(unsigned(Memory.getLong(address)));
  }

  /// Writes an integer of at most 128 bits to an address.
  public static void putWide(long address, BigInteger value) {
    Memory.putLong(address, value.longValue());
    Memory.putLong(address + Long.BYTES, value.shiftRight(Long.SIZE).longValue());
  }

  private static Value at(DataType type, long address) {
    return switch (type) {
      case Decimal decimal ->
          new Value.Exact(
              decimal.isCompact() ? BigInteger.valueOf(Memory.getLong(address)) : getWide(address));
      case Simple simple -> at(simple, address);
      case Struct _, ListOf _, MapOf _ ->
          throw new IllegalArgumentException("no flat value: " + type);
    };
  }

  private static Value at(Simple type, long address) {
    return switch (type) {
      case NULL -> Value.NULL;
      case BOOLEAN -> new Value.Bool(Memory.getByte(address) != 0);
      case INT8 -> new Value.Int(Memory.getByte(address));
      case INT16 -> new Value.Int(Memory.getShort(address));
      case INT32, DATE -> new Value.Int(Memory.getInt(address));
      case INT64, TIMESTAMP, TIMESTAMP_NTZ -> new Value.Int(Memory.getLong(address));
      case FLOAT32 -> new Value.Real(Memory.getFloat(address));
      case FLOAT64 -> new Value.Real(Memory.getDouble(address));
      case STRING -> new Value.Text(Views.string(address));
      case BINARY, VARIANT -> Value.Bytes.of(Views.bytes(address));
    };
  }

  private static void putInteger(DataType type, long address, long number) {
    switch (Width.of(type)) {
      case Byte.BYTES -> Memory.putByte(address, (byte) number);
      case Short.BYTES -> Memory.putShort(address, (short) number);
      case Integer.BYTES -> Memory.putInt(address, (int) number);
      case Long.BYTES -> Memory.putLong(address, number);
      default -> throw new IllegalArgumentException("not an integer: " + type);
    }
  }

  private static void putReal(DataType type, long address, double number) {
    if (type == Simple.FLOAT32) {
      Memory.putFloat(address, (float) number);
    } else {
      Memory.putDouble(address, number);
    }
  }

  private static void putExact(DataType type, long address, BigInteger unscaled) {
    if (Width.of(type) == Long.BYTES) {
      Memory.putLong(address, unscaled.longValueExact());
    } else {
      putWide(address, unscaled);
    }
  }

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits & Long.MAX_VALUE);
    return bits < 0 ? value.setBit(Long.SIZE - 1) : value;
  }
}
