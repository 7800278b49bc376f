package dev.quiver.delta.parquet.encode;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A column of a file: a field without members.
///
/// `path` are the names down to it, as many as may be NULL; `width` the bytes of a value in plain
/// form, 0 where they differ.
public record Leaf(List<String> path, DataType type, PlainOrder order, int width) {
  public Leaf {
    path = List.copyOf(path);
  }

  /// The leaves of fields, in order.
  public static List<Leaf> of(List<Field> fields) {
    List<Leaf> leaves = new ArrayList<>();
    collect(List.of(), fields, leaves);
    return leaves;
  }

  /// The definition level of a value that is not NULL.
  int level() {
    return path.size();
  }

  /// Whether values are text, whose bounds may be cut between characters only.
  public boolean isText() {
    return type == Simple.STRING;
  }

  /// Whether one of the names is that of this column or of a struct it is in.
  public boolean isBelow(List<String> names) {
    for (int length = 1; length <= path.size(); length++) {
      if (names.contains(String.join(".", path.subList(0, length)))) {
        return true;
      }
    }
    return false;
  }

  private static void collect(List<String> above, List<Field> fields, List<Leaf> leaves) {
    for (Field field : fields) {
      List<String> path = new ArrayList<>(above);
      path.add(field.name());
      if (field.type() instanceof Struct(var members)) {
        collect(path, members, leaves);
      } else {
        leaves.add(leaf(path, field.type()));
      }
    }
  }

  private static Leaf leaf(List<String> path, DataType type) {
    PlainOrder order = order(type);
    int width =
        switch (order) {
          case BOOLEAN -> 1;
          case INT, FLOAT -> Integer.BYTES;
          case LONG, DOUBLE -> Long.BYTES;
          case BYTES -> 0;
          case FIXED -> fixedBytes((Decimal) type);
        };
    return new Leaf(path, type, order, width);
  }

  private static PlainOrder order(DataType type) {
    return switch (type) {
      case Decimal(var precision, _) when precision <= 9 -> PlainOrder.INT;
      case Decimal decimal -> decimal.isCompact() ? PlainOrder.LONG : PlainOrder.FIXED;
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> PlainOrder.BOOLEAN;
            case INT8, INT16, INT32, DATE -> PlainOrder.INT;
            case INT64, TIMESTAMP, TIMESTAMP_NTZ -> PlainOrder.LONG;
            case FLOAT32 -> PlainOrder.FLOAT;
            case FLOAT64 -> PlainOrder.DOUBLE;
            case STRING, BINARY -> PlainOrder.BYTES;
            case NULL, VARIANT -> throw new IllegalArgumentException("not a leaf: " + simple);
          };
      case Struct _, ListOf _, MapOf _ -> throw new IllegalArgumentException("not a leaf: " + type);
    };
  }

  /// The fewest bytes that hold every value of the precision.
  static int fixedBytes(Decimal type) {
    return BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE).bitLength() / Byte.SIZE
        + 1;
  }
}
