package dev.quiver.delta.commit;

import dev.quiver.delta.parquet.encode.Bounds;
import dev.quiver.delta.parquet.encode.Leaf;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Writes bounds as the log's statistics have them. A bound that cannot be said is left out, which
/// every reader takes for unknown.
final class BoundJson {
  private static final int MAX_CHARACTERS = 32;
  private static final long MICROS_A_MILLI = 1_000;
  private static final int MAX_YEAR = 9_999;
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private BoundJson() {}

  /// The lower bound.
  static Optional<String> min(Leaf leaf, Bounds bounds) {
    if (!bounds.isKnown()) {
      return Optional.empty();
    }
    return leaf.type() == Simple.STRING
        ? Optional.of(JsonObject.quote(lower(text(bounds.min()))))
        : value(leaf, bounds.min(), RoundingMode.FLOOR);
  }

  /// The upper bound.
  static Optional<String> max(Leaf leaf, Bounds bounds) {
    if (!bounds.isKnown()) {
      return Optional.empty();
    }
    return leaf.type() == Simple.STRING
        ? upper(text(bounds.max())).map(JsonObject::quote)
        : value(leaf, bounds.max(), RoundingMode.CEILING);
  }

  private static Optional<String> value(Leaf leaf, byte[] plain, RoundingMode rounding) {
    ByteBuffer bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    return switch (leaf.order()) {
      // Booleans and bytes have no bounds in a log.
      case BOOLEAN, BYTES -> Optional.empty();
      case INT -> integer(leaf, bytes.getInt(), rounding);
      case LONG -> integer(leaf, bytes.getLong(), rounding);
      // All digits of the wider type: read as either type they are the same number.
      case FLOAT -> real(bytes.getFloat());
      case DOUBLE -> real(bytes.getDouble());
      case FIXED -> Optional.of(decimal(new BigInteger(plain), (Decimal) leaf.type()));
    };
  }

  private static Optional<String> integer(Leaf leaf, long value, RoundingMode rounding) {
    if (leaf.type() instanceof Decimal decimal) {
      return Optional.of(decimal(BigInteger.valueOf(value), decimal));
    } else if (leaf.type() == Simple.DATE) {
      LocalDate date = LocalDate.ofEpochDay(value);
      return isCommon(date.getYear())
          ? Optional.of(JsonObject.quote(date.toString()))
          : Optional.empty();
    } else if (leaf.type() == Simple.TIMESTAMP || leaf.type() == Simple.TIMESTAMP_NTZ) {
      return timestamp(leaf, value, rounding);
    }
    return Optional.of(Long.toString(value));
  }

  /// Milliseconds are all that readers keep, so a bound is moved outwards to the next.
  private static Optional<String> timestamp(Leaf leaf, long micros, RoundingMode rounding) {
    long millis = Math.floorDiv(micros, MICROS_A_MILLI);
    boolean up = rounding == RoundingMode.CEILING && millis * MICROS_A_MILLI != micros;
    Instant instant = Instant.EPOCH.plus(up ? millis + 1 : millis, ChronoUnit.MILLIS);
    if (!isCommon(instant.atZone(ZoneOffset.UTC).getYear())) {
      return Optional.empty();
    }
    String zone = leaf.type() == Simple.TIMESTAMP ? "Z" : "";
    return Optional.of(JsonObject.quote(MILLIS.format(instant) + zone));
  }

  private static boolean isCommon(int year) {
    return year >= 1 && year <= MAX_YEAR;
  }

  private static Optional<String> real(double value) {
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(Double.toString(value));
  }

  private static String decimal(BigInteger unscaled, Decimal type) {
    return new BigDecimal(unscaled, type.scale()).toPlainString();
  }

  /// What was kept of a text; a character cut in half at its end goes.
  private static String text(byte[] kept) {
    int end = kept.length;
    if (end == Bounds.MAX_BYTES) {
      int start = end - 1;
      while (start > 0 && (kept[start] & 0xC0) == 0x80) {
        start--;
      }
      end = start;
    }
    return new String(kept, 0, end, StandardCharsets.UTF_8);
  }

  private static String lower(String text) {
    int characters = text.codePointCount(0, text.length());
    return characters <= MAX_CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_CHARACTERS));
  }

  /// Cuts before a character and puts a greater one in its place, if it has one.
  private static Optional<String> upper(String text) {
    int characters = text.codePointCount(0, text.length());
    if (characters <= MAX_CHARACTERS) {
      return Optional.of(text);
    }
    int cut = text.offsetByCodePoints(0, MAX_CHARACTERS);
    int next = text.codePointAt(cut);
    if (next == Character.MAX_CODE_POINT) {
      return Optional.empty();
    }
    return Optional.of(text.substring(0, cut) + tie(next));
  }

  /// Readers that compare UTF-16 units take the greatest character for a smaller one; most texts do
  /// without it.
  private static String tie(int next) {
    return next < 0x7f ? "\u007f" : Character.toString(Character.MAX_CODE_POINT);
  }
}
