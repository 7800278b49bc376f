package dev.quiver.exec.expr.variant;

import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.expr.variant.VariantValue.Kind;
import dev.quiver.exec.expr.variant.VariantValue.Part;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Writes variants as JSON without blanks, fields in their order.
///
/// Floats as `Double.toString` prints them, decimals without zeros at their end; what JSON has no
/// form for is text: `"NaN"`, dates (`2024-05-17`), timestamps (`2024-05-17 10:00:00.5+00:00`,
/// without the offset where they have no zone), times, UUIDs, and binary in base 64.
public final class VariantJson {
  private static final int MAX_DEPTH = 500;
  private static final long NANOS = 1_000_000_000;
  private static final DateTimeFormatter CLOCK =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private final StringBuilder out = new StringBuilder();
  private int left;

  private VariantJson(int bytes) {
    this.left = bytes;
  }

  /// The JSON of the variant that a view shows.
  public static String of(long view) {
    return of(VariantBytes.of(view).value());
  }

  static String of(VariantValue value) {
    VariantJson json = new VariantJson(value.in().length());
    json.append(value, 0);
    return json.out.toString();
  }

  private void append(VariantValue value, int depth) {
    // No two values share a byte.
    if (left-- <= 0 || depth > MAX_DEPTH) {
      throw EvaluationException.malformedVariant("values within values without end");
    }
    Kind kind = value.kind();
    switch (kind) {
      case OBJECT -> appendAll('{', value.parts(), true, depth, '}');
      case LIST -> appendAll('[', value.parts(), false, depth, ']');
      case NULL, TRUE, FALSE -> out.append(kind.name().toLowerCase(Locale.ROOT));
      case INT8, INT16, INT32, INT64 -> out.append(VariantNumbers.integer(value));
      case FLOAT32, FLOAT64 -> appendReal(value);
      case DECIMAL4, DECIMAL8, DECIMAL16 -> out.append(plain(VariantNumbers.decimal(value)));
      case STRING -> appendText(value.in().text(value.bytesAt(), value.bytes()));
      case BINARY, DATE, TIMESTAMP, TIMESTAMP_NTZ, TIME -> appendText(text(value));
      case TIMESTAMP_NANOS, TIMESTAMP_NTZ_NANOS, UUID -> appendText(text(value));
    }
  }

  private void appendAll(char open, List<Part> parts, boolean named, int depth, char close) {
    out.append(open);
    for (Part part : parts) {
      if (part.index() > 0) {
        out.append(',');
      }
      if (named) {
        appendText(part.name());
        out.append(':');
      }
      append(part.value(), depth + 1);
    }
    out.append(close);
  }

  private void appendReal(VariantValue value) {
    boolean isDouble = value.kind() == Kind.FLOAT64;
    double number = VariantNumbers.real(value);
    String text = isDouble ? Double.toString(number) : Float.toString((float) number);
    if (Double.isFinite(number)) {
      out.append(text);
    } else {
      appendText(text);
    }
  }

  private void appendText(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /// The text of a scalar that JSON has no form for.
  private static String text(VariantValue value) {
    return switch (value.kind()) {
      case BINARY ->
          Base64.getEncoder().encodeToString(value.in().bytes(value.bytesAt(), value.bytes()));
      case DATE -> LocalDate.ofEpochDay(value.number(Integer.BYTES)).toString();
      case TIMESTAMP -> moment(micros(value)) + "+00:00";
      case TIMESTAMP_NTZ -> moment(micros(value));
      case TIMESTAMP_NANOS -> moment(nanos(value)) + "+00:00";
      case TIMESTAMP_NTZ_NANOS -> moment(nanos(value));
      case TIME -> CLOCK.format(time(value.number(Long.BYTES)));
      case UUID -> uuid(value.in().bytes(value.at() + 1, 2 * Long.BYTES));
      case Kind other -> throw new AssertionError(other);
    };
  }

  private static LocalTime time(long micros) {
    if (micros < 0 || micros >= ChronoUnit.DAYS.getDuration().toSeconds() * 1_000_000) {
      throw EvaluationException.malformedVariant("a time of " + micros + " microseconds");
    }
    return LocalTime.ofNanoOfDay(micros * 1_000);
  }

  private static Instant micros(VariantValue value) {
    return Instant.EPOCH.plus(value.number(Long.BYTES), ChronoUnit.MICROS);
  }

  private static Instant nanos(VariantValue value) {
    long nanos = value.number(Long.BYTES);
    return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
  }

  private static String moment(Instant instant) {
    var time = instant.atOffset(ZoneOffset.UTC);
    return time.toLocalDate() + " " + CLOCK.format(time);
  }

  private static String uuid(byte[] bytes) {
    ByteBuffer halves = ByteBuffer.wrap(bytes);
    return new UUID(halves.getLong(), halves.getLong()).toString();
  }
}
