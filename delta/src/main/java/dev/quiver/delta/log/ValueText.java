package dev.quiver.delta.log;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/// Reads the texts by which a log writes values.
public final class ValueText {
  private static final DateTimeFormatter LOCAL_TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private ValueText() {}

  /// The value of a partition column; empty text is NULL.
  public static Value partition(String text, DataType type) {
    return text.isEmpty() ? Value.NULL : scalar(text, type, RoundingMode.UNNECESSARY);
  }

  /// The value a text means; an `IllegalArgumentException`, `ArithmeticException` or
  /// `DateTimeException` where it means none. Decimals of too many digits are rounded.
  static Value scalar(String text, DataType type, RoundingMode rounding) {
    return switch (type) {
      case Simple simple -> simple(text, simple);
      case Decimal decimal -> decimal(text, decimal, rounding);
      case Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalArgumentException("has no text: " + type);
    };
  }

  private static Value simple(String text, Simple type) {
    return switch (type) {
      case NULL -> Value.NULL;
      case BOOLEAN -> bool(text);
      case INT8 -> new Value.Int(Byte.parseByte(text));
      case INT16 -> new Value.Int(Short.parseShort(text));
      case INT32 -> new Value.Int(Integer.parseInt(text));
      case INT64 -> new Value.Int(Long.parseLong(text));
      case FLOAT32 -> new Value.Real(Float.parseFloat(text));
      case FLOAT64 -> new Value.Real(Double.parseDouble(text));
      case STRING -> new Value.Text(text);
      case BINARY -> Value.Bytes.of(text.getBytes(StandardCharsets.UTF_8));
      case DATE -> new Value.Int(LocalDate.parse(text).toEpochDay());
      case TIMESTAMP, TIMESTAMP_NTZ -> new Value.Int(micros(text));
      case VARIANT -> throw new IllegalArgumentException("has no text: " + type);
    };
  }

  private static Value bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> new Value.Bool(true);
      case "false" -> new Value.Bool(false);
      default -> throw new IllegalArgumentException("not a boolean: " + text);
    };
  }

  private static Value decimal(String text, Decimal type, RoundingMode rounding) {
    BigDecimal value = new BigDecimal(text).setScale(type.scale(), rounding);
    if (value.precision() > type.precision()) {
      throw new ArithmeticException("too many digits: " + text);
    }
    return new Value.Exact(value.unscaledValue());
  }

  /// ISO-8601 with a zone or without (then UTC), or with a blank for the `T`.
  private static long micros(String text) {
    int split = Math.max(text.indexOf(' '), text.indexOf('T'));
    if (split < 0) {
      return Math.multiplyExact(LocalDate.parse(text).toEpochDay(), 86_400_000_000L);
    }
    String iso = text.substring(0, split) + "T" + text.substring(split + 1);
    int zone = Math.max(iso.indexOf('Z'), Math.max(iso.indexOf('+', split), iso.lastIndexOf('-')));
    return zone > split ? micros(OffsetDateTime.parse(iso).toInstant()) : micros(local(iso, split));
  }

  private static Instant local(String iso, int split) {
    LocalDate date = LocalDate.parse(iso.substring(0, split));
    return LocalDateTime.of(date, LocalTime.parse(iso.substring(split + 1), LOCAL_TIME))
        .toInstant(ZoneOffset.UTC);
  }

  private static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }
}
