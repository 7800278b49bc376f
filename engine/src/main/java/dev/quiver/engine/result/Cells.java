package dev.quiver.engine.result;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.StructVector;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.batch.Width;
import dev.quiver.exec.expr.variant.VariantJson;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/// Reads one position of a vector.
public final class Cells {
  private Cells() {}

  /// The value at a position.
  public static Cell read(ColumnVector vector, int row) {
    return switch (vector) {
      case FlatVector flat -> flat.isNull(row) ? Cell.NULL : value(flat, row);
      case ConstantVector constant -> read(constant.value(), 0);
      case DictionaryVector coded ->
          coded.isNull(row)
              ? Cell.NULL
              : value(coded.dictionary(), Memory.getInt(coded.codes() + 4L * row));
      case StructVector struct -> struct.isNull(row) ? Cell.NULL : members(struct, row);
      case ListVector list -> list.isNull(row) ? Cell.NULL : elements(list, row);
    };
  }

  private static Cell members(StructVector struct, int row) {
    List<String> names = struct.type().fields().stream().map(field -> field.name()).toList();
    return new Cell.Members(
        names,
        IntStream.range(0, names.size())
            .mapToObj(i -> read(struct.members().get(i), row))
            .toList());
  }

  private static Cell elements(ListVector list, int row) {
    IntStream elements = IntStream.range(list.start(row), list.end(row));
    return list.type() instanceof DataType.MapOf
        ? new Cell.Entries(
            elements.mapToObj(at -> entry((StructVector) list.elements(), at)).toList())
        : new Cell.Elements(elements.mapToObj(at -> read(list.elements(), at)).toList());
  }

  private static Cell.Entry entry(StructVector entries, int at) {
    return new Cell.Entry(
        read(entries.members().getFirst(), at), read(entries.members().getLast(), at));
  }

  private static Cell value(FlatVector flat, int row) {
    DataType type = flat.type();
    long at = flat.values() + (long) row * Width.of(type);
    return switch (type) {
      case DataType.Simple simple -> value(simple, at);
      case Decimal decimal -> new Cell.Exact(decimal(decimal, at));
      case DataType.Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new AssertionError("flat: " + type);
    };
  }

  private static Cell value(DataType.Simple type, long at) {
    return switch (type) {
      case NULL -> Cell.NULL;
      case BOOLEAN -> new Cell.Bool(Memory.getByte(at) != 0);
      case INT8 -> new Cell.Int(Memory.getByte(at));
      case INT16 -> new Cell.Int(Memory.getShort(at));
      case INT32 -> new Cell.Int(Memory.getInt(at));
      case INT64 -> new Cell.Int(Memory.getLong(at));
      case FLOAT32 -> new Cell.Real(Memory.getFloat(at));
      case FLOAT64 -> new Cell.Real(Memory.getDouble(at));
      case STRING -> new Cell.Text(Views.string(at));
      case VARIANT -> new Cell.Variant(VariantJson.of(at));
      case BINARY -> new Cell.Bytes(Views.bytes(at));
      case DATE -> new Cell.Date(Memory.getInt(at));
      case TIMESTAMP -> new Cell.Instant(Memory.getLong(at), true);
      case TIMESTAMP_NTZ -> new Cell.Instant(Memory.getLong(at), false);
    };
  }

  private static BigDecimal decimal(Decimal type, long at) {
    if (type.isCompact()) {
      return BigDecimal.valueOf(Memory.getLong(at), type.scale());
    }
    BigInteger high = BigInteger.valueOf(Memory.getLong(at + 8)).shiftLeft(64);
    BigInteger low = new BigInteger(Long.toUnsignedString(Memory.getLong(at)));
    return new BigDecimal(high.add(low), type.scale());
  }
}
