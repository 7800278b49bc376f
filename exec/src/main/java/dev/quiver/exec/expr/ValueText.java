package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.Width;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigDecimal;

/// Writes values as text, as `CAST … AS string` does.
///
/// Floats: the shortest text that reads back the same, plain from 1e-5 to below 1e16 and with `.0`
/// if whole (`1.0`, `0.00001`), else `1.5e16`; `NaN`, `inf`, `-inf`. Decimals with all their
/// places. Times as [TimeText] prints them.
final class ValueText {
  private ValueText() {}

  static void append(TextBuffer text, DataType type, long address) {
    switch (type) {
      case Decimal decimal when decimal.isCompact() ->
          appendDecimal(text, Memory.getLong(address), decimal.scale());
      case Decimal decimal ->
          text.append(
              new BigDecimal(Decimals.get(decimal, address), decimal.scale()).toPlainString());
      case Simple simple -> append(text, simple, address);
      case Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalArgumentException("has no text: " + type);
    }
  }

  private static void append(TextBuffer text, Simple type, long address) {
    switch (type) {
      case NULL -> text.append("NULL");
      case BOOLEAN -> text.append(Memory.getByte(address) != 0 ? "true" : "false");
      case INT8, INT16, INT32, INT64 -> text.append(Integers.get(address, Width.of(type)));
      case FLOAT32 -> text.append(print(Memory.getFloat(address)));
      case FLOAT64 -> text.append(print(Memory.getDouble(address)));
      case STRING, BINARY -> text.appendView(address);
      case VARIANT -> throw new IllegalArgumentException("has no text: " + type);
      case DATE, TIMESTAMP, TIMESTAMP_NTZ ->
          text.append(TimeText.print(Integers.get(address, Width.of(type)), type));
    }
  }

  static String print(float value) {
    return print(value, Float.toString(value));
  }

  static String print(double value) {
    return print(value, Double.toString(value));
  }

  private static String print(double value, String shortest) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    double magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-5 || magnitude >= 1e16)) {
      return shortest.replace(".0E", "e").replace('E', 'e');
    }
    if (shortest.indexOf('E') < 0) {
      return shortest;
    }
    String plain = new BigDecimal(shortest).toPlainString();
    return plain.indexOf('.') < 0 ? plain + ".0" : plain;
  }

  private static void appendDecimal(TextBuffer text, long unscaled, int scale) {
    if (scale == 0) {
      text.append(unscaled);
      return;
    }
    if (unscaled < 0) {
      text.append('-');
    }
    long power = Decimals.power(scale);
    long magnitude = Math.abs(unscaled);
    text.append(magnitude / power).append('.');
    long rest = magnitude % power;
    for (long digit = power / 10; digit > 1 && rest < digit; digit /= 10) {
      text.append('0');
    }
    text.append(rest);
  }
}
