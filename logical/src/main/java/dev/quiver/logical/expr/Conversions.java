package dev.quiver.logical.expr;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;

/// Says which conversions have an answer for every value.
public final class Conversions {
  private Conversions() {}

  /// Whether every value of `from` converts to `to` without an error.
  public static boolean isTotal(DataType from, DataType to) {
    if (from.equals(to) || from == Simple.NULL || to == Simple.STRING || to.isFloat()) {
      return from != Simple.STRING || to == Simple.STRING;
    }
    if (from.isInteger() && to.isInteger()) {
      return digits(from) <= digits(to);
    }
    if (to instanceof Decimal(var precision, var scale)) {
      return switch (from) {
        case Decimal(var p, var s) -> s <= scale && p - s <= precision - scale;
        case Simple simple -> simple.isInteger() && digits(simple) <= precision - scale;
        case DataType.Struct _ -> false;
      };
    }
    return false;
  }

  /// The most decimal digits of an integer type.
  public static int digits(DataType integer) {
    return switch (integer) {
      case Simple.INT8 -> 3;
      case Simple.INT16 -> 5;
      case Simple.INT32 -> 10;
      case Simple.INT64 -> 19;
      default -> throw new IllegalArgumentException("not an integer: " + integer);
    };
  }
}
