package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// Renders constants.
final class LiteralText {
  private LiteralText() {}

  static String print(Literal literal) {
    DataType type = literal.type();
    return switch (literal.value()) {
      case Value.Null _ -> "NULL";
      case Value.Bool(var value) -> value ? "TRUE" : "FALSE";
      case Value.Int(var value) -> integer(value, type);
      case Value.Real(var value) -> real(value);
      case Value.Exact(var unscaled) ->
          new BigDecimal(unscaled, type instanceof Decimal(_, var scale) ? scale : 0)
              .toPlainString();
      case Value.Text(var value) -> "'" + value.replace("'", "''") + "'";
      case Value.Bytes(var hex) -> "X'" + hex + "'";
    };
  }

  private static String integer(long value, DataType type) {
    if (type == Simple.DATE) {
      return "DATE '" + LocalDate.ofEpochDay(value) + "'";
    }
    if (type == Simple.TIMESTAMP || type == Simple.TIMESTAMP_NTZ) {
      Instant instant = Instant.EPOCH.plus(value, ChronoUnit.MICROS);
      String text = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString().replace('T', ' ');
      return type == Simple.TIMESTAMP
          ? "TIMESTAMP '" + text + "Z'"
          : "TIMESTAMP_NTZ '" + text + "'";
    }
    return Long.toString(value);
  }

  private static String real(double value) {
    if (!Double.isFinite(value)) {
      return "CAST('" + value + "' AS float64)";
    }
    String text = Double.toString(value);
    return text.contains("E") ? text : text + "e0";
  }
}
