package dev.quiver.delta.commit;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Writes partition values as the log has them; empty text is NULL.
final class PartitionText {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /// The form with a zone, so that no reader takes it for local time.
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private PartitionText() {}

  static String of(Value value, DataType type, String column) {
    return switch (value) {
      case Value.Null _ -> "";
      case Value.Bool(var truth) -> Boolean.toString(truth);
      case Value.Int(var number) -> integer(number, type);
      case Value.Real(var number) ->
          type == Simple.FLOAT32 ? Float.toString((float) number) : Double.toString(number);
      case Value.Exact(var unscaled) ->
          new BigDecimal(unscaled, ((Decimal) type).scale()).toPlainString();
      case Value.Text(var text) -> text(text, column);
      case Value.Bytes _, Value.Items _ ->
          throw new IllegalStateException("partition column of " + type + ": " + column);
    };
  }

  private static String text(String text, String column) {
    if (text.isEmpty()) {
      throw WriteErrors.emptyPartitionValue(column);
    }
    return text;
  }

  private static String integer(long number, DataType type) {
    if (type == Simple.DATE) {
      return LocalDate.ofEpochDay(number).toString();
    } else if (type == Simple.TIMESTAMP) {
      return INSTANT.format(Instant.EPOCH.plus(number, ChronoUnit.MICROS));
    } else if (type == Simple.TIMESTAMP_NTZ) {
      return LOCAL.format(Instant.EPOCH.plus(number, ChronoUnit.MICROS));
    }
    return Long.toString(number);
  }
}
