package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/// Reads and writes dates and timestamps: `2024-05-17`, `2024-05-17 13:45:00.123456`, and for
/// instants `…Z` or `…+02:00`; `T` for the space, seconds and fraction optional, years to six
/// digits with a sign.
public final class TimeText {
  static final long MICROSECONDS_A_DAY = 86_400_000_000L;
  private static final long MICROSECONDS_A_SECOND = 1_000_000L;

  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 9, SignStyle.EXCEEDS_PAD)
          .appendPattern("-MM-dd")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final DateTimeFormatter SECONDS =
      new DateTimeFormatterBuilder()
          .append(DATE)
          .appendPattern(" HH:mm:ss")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private TimeText() {}

  /// The constant of a date or timestamp type that the text means; an error if it means none.
  public static Literal literal(String text, DataType type) {
    return value(text.strip(), type)
        .map(value -> new Literal(new Value.Int(value), type))
        .orElseThrow(() -> ExprException.notOfType(text, type));
  }

  /// The text of a date or timestamp, without its type and quotes.
  public static String print(long value, DataType type) {
    if (type == Simple.DATE) {
      return LocalDate.ofEpochDay(value).format(DATE);
    }
    long microseconds = Math.floorMod(value, MICROSECONDS_A_SECOND);
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(value, MICROSECONDS_A_SECOND), 0, ZoneOffset.UTC);
    return local.format(SECONDS) + (microseconds == 0 ? "" : fraction(microseconds));
  }

  private static String fraction(long microseconds) {
    return "." + "%06d".formatted(microseconds).replaceAll("0+$", "");
  }

  private static Optional<Long> value(String text, DataType type) {
    try {
      return type == Simple.DATE
          ? days(LocalDate.parse(text, DATE))
          : microseconds(TIMESTAMP.parse(text), type);
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  private static Optional<Long> days(LocalDate date) {
    long days = date.toEpochDay();
    return days == (int) days ? Optional.of(days) : Optional.empty();
  }

  private static Optional<Long> microseconds(TemporalAccessor parsed, DataType type) {
    LocalDate date = LocalDate.from(parsed);
    LocalDateTime local =
        parsed.isSupported(ChronoField.HOUR_OF_DAY)
            ? LocalDateTime.from(parsed)
            : date.atStartOfDay();
    boolean zoned = parsed.isSupported(ChronoField.OFFSET_SECONDS);
    if (zoned && type == Simple.TIMESTAMP_NTZ) {
      return Optional.empty();
    }
    ZoneOffset offset = zoned ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
    OffsetDateTime epoch = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    return Optional.of(ChronoUnit.MICROS.between(epoch, local.atOffset(offset)));
  }
}
