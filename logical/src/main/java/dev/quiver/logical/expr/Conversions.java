package dev.quiver.logical.expr;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;

/// Says which conversions there are, and which of them have an answer for every value.
///
/// ```text
/// number  ↔ number     to integers and decimals may fail
/// boolean ↔ integer    TRUE is 1; every integer but 0 is TRUE
/// string  ↔ any scalar reading may fail; binary is its UTF-8 bytes, not all of which are text
/// date    → timestamp  midnight, may fail: dates reach further
/// timestamp → date     the day it falls on, in UTC; to timestamp_ntz: the clock in UTC
/// ```
public final class Conversions {
  private Conversions() {}

  /// Whether values of `from` can be converted to `to` at all.
  public static boolean exists(DataType from, DataType to) {
    if (from.equals(to) || from == Simple.NULL) {
      return true;
    }
    if (!isScalar(from) || !isScalar(to) || to == Simple.NULL) {
      return false;
    }
    return from == Simple.STRING
        || (to == Simple.STRING)
        || (from.isNumeric() && to.isNumeric())
        || (from == Simple.BOOLEAN && to.isInteger())
        || (from.isInteger() && to == Simple.BOOLEAN)
        || (isTime(from) && isTime(to));
  }

  /// Whether every value of `from` converts to `to` without an error.
  public static boolean isTotal(DataType from, DataType to) {
    if (from.equals(to) || from == Simple.NULL) {
      return true;
    }
    if (!exists(from, to)) {
      return false;
    }
    return switch (to) {
      case Simple.STRING -> from != Simple.BINARY;
      case Simple.FLOAT32, Simple.FLOAT64 -> from.isNumeric();
      case Simple.BOOLEAN -> from.isInteger();
      case Simple.BINARY -> true;
      case Simple.DATE -> isTime(from);
      case Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ -> isTime(from) && from != Simple.DATE;
      case Simple integer when integer.isInteger() ->
          from == Simple.BOOLEAN || (from.isInteger() && digits(from) <= digits(integer));
      case Decimal decimal -> isHeld(from, decimal);
      case Simple _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ -> false;
    };
  }

  private static boolean isScalar(DataType type) {
    return !type.isNested() && type != Simple.VARIANT;
  }

  /// Whether this is a date or a timestamp.
  static boolean isTime(DataType type) {
    return type == Simple.DATE || type == Simple.TIMESTAMP || type == Simple.TIMESTAMP_NTZ;
  }

  private static boolean isHeld(DataType from, Decimal to) {
    int whole = to.precision() - to.scale();
    return from instanceof Decimal(var precision, var scale)
        ? scale <= to.scale() && precision - scale <= whole
        : from.isInteger() && digits(from) <= whole;
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
