package dev.quiver.exec.expr;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.TimeText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// Reads numbers, truths and times out of text; blanks around them do not count.
///
/// Integers: a sign, digits. Decimals and floats: a sign, digits with or without a point, an
/// exponent; floats also `nan`, `inf`, `infinity`, in any case.
final class TextNumbers {
  /// Longer exponents than any type has would only make big numbers slow.
  private static final int MAX_EXPONENT_DIGITS = 4;

  private TextNumbers() {}

  static Optional<Boolean> truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> Optional.of(true);
      case "false", "f", "no", "n", "off", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static Optional<Long> integer(String text) {
    String number = text.strip();
    int digits = number.startsWith("+") || number.startsWith("-") ? 1 : 0;
    if (digits == number.length() || !isDigits(number, digits, number.length())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(number));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static Optional<BigDecimal> decimal(String text) {
    String number = text.strip();
    return isNumber(number) ? Optional.of(new BigDecimal(number)) : Optional.empty();
  }

  static Optional<Double> float64(String text) {
    String number = text.strip();
    return isNumber(number) ? Optional.of(Double.parseDouble(number)) : special(number);
  }

  /// Straight from the text: by way of double it would be rounded twice.
  static Optional<Double> float32(String text) {
    String number = text.strip();
    return isNumber(number) ? Optional.of((double) Float.parseFloat(number)) : special(number);
  }

  static Optional<Long> time(String text, DataType type) {
    try {
      return TimeText.literal(text, type).value() instanceof Value.Int(var value)
          ? Optional.of(value)
          : Optional.empty();
    } catch (QueryException _) {
      return Optional.empty();
    }
  }

  private static Optional<Double> special(String number) {
    return switch (number.toLowerCase(Locale.ROOT)) {
      case "nan" -> Optional.of(Double.NaN);
      case "inf", "infinity", "+inf", "+infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> Optional.empty();
    };
  }

  private static boolean isNumber(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    int end = exponent < 0 ? text.length() : exponent;
    int start = sign(text, 0);
    int point = text.indexOf('.');
    boolean whole = point < 0 || point > end;
    boolean mantissa =
        whole
            ? end > start && isDigits(text, start, end)
            : end - start > 1 && isDigits(text, start, point) && isDigits(text, point + 1, end);
    return mantissa && (exponent < 0 || isExponent(text, exponent + 1));
  }

  private static boolean isExponent(String text, int from) {
    int start = sign(text, from);
    return text.length() > start
        && text.length() - start <= MAX_EXPONENT_DIGITS
        && isDigits(text, start, text.length());
  }

  private static int sign(String text, int at) {
    return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from <= to;
  }
}
