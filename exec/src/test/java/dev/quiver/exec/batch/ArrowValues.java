package dev.quiver.exec.batch;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/// Reads values out of Arrow's own vectors by Arrow's own accessors.
final class ArrowValues {
  private ArrowValues() {}

  static List<Value> of(DataType type, FieldVector vector) {
    return IntStream.range(0, vector.getValueCount())
        .mapToObj(row -> value(type, vector, row))
        .toList();
  }

  private static Value value(DataType type, FieldVector vector, int row) {
    if (vector.isNull(row)) {
      return Value.NULL;
    }
    return switch (type) {
      case ListOf(var element) -> elements(element, (ListVector) vector, row);
      case MapOf map -> elements(map.entry(), (ListVector) vector, row);
      case Struct(var fields) ->
          new Value.Items(
              IntStream.range(0, fields.size())
                  .mapToObj(i -> value(fields.get(i).type(), child(vector, i), row))
                  .toList());
      case Simple simple when simple == Simple.VARIANT ->
          new Value.Bytes(
              hex(((VarBinaryVector) child(vector, 0)).get(row))
                  + hex(((VarBinaryVector) child(vector, 1)).get(row)));
      case Simple _, Decimal _ -> flat(vector, row);
    };
  }

  private static Value elements(DataType type, ListVector vector, int row) {
    return new Value.Items(
        IntStream.range(vector.getElementStartIndex(row), vector.getElementEndIndex(row))
            .mapToObj(at -> value(type, vector.getChildrenFromFields().getFirst(), at))
            .toList());
  }

  private static Value flat(FieldVector vector, int row) {
    return switch (vector) {
      case BitVector bits -> new Value.Bool(bits.get(row) == 1);
      case BaseIntVector integers -> new Value.Int(integers.getValueAsLong(row));
      case DateDayVector days -> new Value.Int(days.get(row));
      case TimeStampVector micros -> new Value.Int(micros.get(row));
      case FloatingPointVector reals -> new Value.Real(reals.getValueAsDouble(row));
      case DecimalVector decimals -> new Value.Exact(decimals.getObject(row).unscaledValue());
      case VarCharVector texts -> new Value.Text(texts.getObject(row).toString());
      case VarBinaryVector bytes -> new Value.Bytes(hex(bytes.get(row)));
      default -> throw new AssertionError(vector.getField());
    };
  }

  private static FieldVector child(FieldVector vector, int ordinal) {
    return ((StructVector) vector).getChildrenFromFields().get(ordinal);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
