package dev.quiver.delta.log;

import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;

/// Reads a bound so that it holds whoever wrote it.
///
/// Timestamps may be cut to milliseconds, long strings to a prefix with a greatest character behind
/// it, decimals rounded to a double; a bound makes room for what may have been lost.
public final class BoundText {
  private static final long MILLI = 1_000;
  private static final int DOUBLE_DIGITS = 15;
  private static final BigDecimal DOUBLE_STEP = new BigDecimal("2.3e-16");
  private static final String GREATEST = Character.toString(Character.MAX_CODE_POINT);

  private BoundText() {}

  /// The least value that a text can mean, which is NULL where it means none.
  public static Value lower(String text, DataType type) {
    return read(text, type, RoundingMode.FLOOR);
  }

  /// The greatest value that a text can mean, which is NULL where it means none.
  public static Value upper(String text, DataType type) {
    Value bound = read(text, type, RoundingMode.CEILING);
    return switch (bound) {
      case Value.Int(var micros) when isTimestamp(type) ->
          micros > Long.MAX_VALUE - MILLI ? Value.NULL : new Value.Int(micros + MILLI);
      case Value.Text(var cut) -> new Value.Text(extended(cut));
      case Value _ -> bound;
    };
  }

  /// A bound that statistics have as a value, with the room that its text would be given.
  public static Value loose(Value value, DataType type, boolean upper) {
    return switch (value) {
      case Value.Exact(var unscaled) when type instanceof Decimal(_, var scale) -> {
        String text = new BigDecimal(unscaled, scale).toPlainString();
        yield upper ? upper(text, type) : lower(text, type);
      }
      case Value.Int(var micros) when upper && isTimestamp(type) ->
          micros > Long.MAX_VALUE - MILLI ? Value.NULL : new Value.Int(micros + MILLI);
      case Value.Real(var number) when Double.isNaN(number) -> Value.NULL;
      case Value _ -> value;
    };
  }

  /// A bound of a double that may have been written of a float, as its shortest text: the float is
  /// some other double.
  public static Value ofFloat(Value bound, boolean upper) {
    if (!(bound instanceof Value.Real(var number))) {
      return bound;
    }
    double single = (double) (float) number;
    return new Value.Real(upper ? Math.max(number, single) : Math.min(number, single));
  }

  private static Value read(String text, DataType type, RoundingMode rounding) {
    if (type == Simple.BINARY) {
      return Value.NULL;
    }
    try {
      return type instanceof Decimal(var precision, _) && precision > DOUBLE_DIGITS
          ? ValueText.scalar(loosened(text, rounding), type, rounding)
          : ValueText.scalar(text, type, rounding);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      return Value.NULL;
    }
  }

  private static String loosened(String text, RoundingMode rounding) {
    BigDecimal value = new BigDecimal(text);
    if (value.precision() <= DOUBLE_DIGITS || value.unscaledValue().equals(BigInteger.ZERO)) {
      return text;
    }
    BigDecimal step = value.abs().multiply(DOUBLE_STEP);
    return (rounding == RoundingMode.FLOOR ? value.subtract(step) : value.add(step))
        .toPlainString();
  }

  /// Older writers end a cut text with a character that is not the greatest.
  private static String extended(String text) {
    int last = text.length() - 1;
    return last > 0 && text.charAt(last) >= '\uFFFD' ? text.substring(0, last) + GREATEST : text;
  }

  private static boolean isTimestamp(DataType type) {
    return type == Simple.TIMESTAMP || type == Simple.TIMESTAMP_NTZ;
  }
}
