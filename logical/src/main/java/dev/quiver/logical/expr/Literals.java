package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/// Makes constants: from the text of numbers, and of one type from another where the value is the
/// very same.
public final class Literals {
  /// Reading the digits of an exact number takes time that grows with their square.
  private static final int LONGEST_NUMBER = 1_000;

  private Literals() {}

  /// The constant an unsigned number means: `1` is int64, `1.5` decimal(2,1), `1e0` double; whole
  /// numbers past int64 are decimals.
  public static Optional<Literal> number(String text) {
    if (text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    if (text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      double value = Double.parseDouble(text);
      return Double.isInfinite(value)
          ? Optional.empty()
          : Optional.of(new Literal(new Value.Real(value), Simple.FLOAT64));
    }
    BigDecimal value = new BigDecimal(text);
    if (text.indexOf('.') < 0 && value.unscaledValue().bitLength() < Long.SIZE) {
      return Optional.of(new Literal(new Value.Int(value.longValueExact()), Simple.INT64));
    }
    int precision = Math.max(value.precision(), value.scale());
    return precision > Decimal.MAX_PRECISION
        ? Optional.empty()
        : Optional.of(
            new Literal(
                new Value.Exact(value.unscaledValue()), new Decimal(precision, value.scale())));
  }

  /// The opposite of a numeric constant, if its type has it; what `-` before a number means.
  public static Optional<Literal> negated(Literal literal) {
    return switch (literal.value()) {
      case Value.Int(var value) when literal.type().isInteger() && value != Long.MIN_VALUE ->
          Optional.of(new Literal(new Value.Int(-value), literal.type()));
      case Value.Real(var value) ->
          Optional.of(new Literal(new Value.Real(-value), literal.type()));
      case Value.Exact(var unscaled) -> Optional.of(negated(unscaled.negate(), literal.type()));
      case Value.Int _, Value.Null _, Value.Bool _ -> Optional.empty();
      case Value.Text _, Value.Bytes _, Value.Items _ -> Optional.empty();
    };
  }

  /// The constant as one of `type` if it has the very same value there, else as it is. Text becomes
  /// a date or timestamp, and must then read as one.
  public static Literal adapted(Literal literal, DataType type) {
    if (literal.type().equals(type)) {
      return literal;
    }
    if (literal.isNull()) {
      return isNullOf(literal.type(), type) ? Literal.nullOf(type) : literal;
    }
    return switch (literal.value()) {
      case Value.Text(var text) when Conversions.isTime(type) -> TimeText.literal(text, type);
      case Value.Int(var days) when literal.type() == Simple.DATE && Conversions.isTime(type) ->
          midnight(days, type).orElse(literal);
      case Value.Int(var micros) when Conversions.isTime(literal.type()) && type == Simple.DATE ->
          Math.floorMod(micros, TimeText.MICROSECONDS_A_DAY) == 0
              ? new Literal(new Value.Int(micros / TimeText.MICROSECONDS_A_DAY), type)
              : literal;
      case Value.Int(var value) when literal.type().isInteger() ->
          exactly(BigDecimal.valueOf(value), type).orElse(literal);
      case Value.Exact(var unscaled) when literal.type() instanceof Decimal(_, var scale) ->
          exactly(new BigDecimal(unscaled, scale), type).orElse(literal);
      case Value.Real(var value) when type.isFloat() ->
          // Not by way of a decimal, which would lose the sign of zero.
          type == Simple.FLOAT64 || Double.compare((float) value, value) == 0
              ? new Literal(literal.value(), type)
              : literal;
      case Value.Real(var value) when Double.isFinite(value) ->
          exactly(new BigDecimal(value), type).orElse(literal);
      case Value.Int _, Value.Exact _, Value.Real _ -> literal;
      case Value.Null _, Value.Bool _, Value.Text _, Value.Bytes _, Value.Items _ -> literal;
    };
  }

  /// An integer constant as a decimal of no more digits than it has.
  static Optional<Literal> ofItsDigits(Expr expr) {
    return expr instanceof Literal(Value.Int(var value), var type) && type.isInteger()
        ? Optional.of(
            new Literal(
                new Value.Exact(BigInteger.valueOf(value)),
                new Decimal(BigDecimal.valueOf(value).precision(), 0)))
        : Optional.empty();
  }

  /// Whether a NULL of one type may become one of another: where its values might.
  private static boolean isNullOf(DataType from, DataType to) {
    return from == Simple.NULL
        || (from.isNumeric() && to.isNumeric())
        || (Conversions.isTime(to) && (from == Simple.STRING || from == Simple.DATE));
  }

  /// `-9223372036854775808` is read as the opposite of a number that only a decimal holds.
  private static Literal negated(BigInteger unscaled, DataType type) {
    boolean isSmallest =
        type instanceof Decimal(_, var scale)
            && scale == 0
            && unscaled.equals(BigInteger.valueOf(Long.MIN_VALUE));
    return isSmallest
        ? new Literal(new Value.Int(unscaled.longValueExact()), Simple.INT64)
        : new Literal(new Value.Exact(unscaled), type);
  }

  private static Optional<Literal> exactly(BigDecimal value, DataType type) {
    if (type.isInteger()) {
      return isWhole(value) && fits(value, type)
          ? Optional.of(new Literal(new Value.Int(value.longValueExact()), type))
          : Optional.empty();
    }
    if (type.isFloat()) {
      double real = type == Simple.FLOAT32 ? value.floatValue() : value.doubleValue();
      return Double.isFinite(real) && new BigDecimal(real).compareTo(value) == 0
          ? Optional.of(new Literal(new Value.Real(real), type))
          : Optional.empty();
    }
    return type instanceof Decimal decimal ? exactly(value, decimal) : Optional.empty();
  }

  private static Optional<Literal> exactly(BigDecimal value, Decimal type) {
    BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (stripped.scale() > type.scale()
        || stripped.precision() - stripped.scale() > type.precision() - type.scale()) {
      return Optional.empty();
    }
    BigInteger unscaled = stripped.setScale(type.scale()).unscaledValue();
    return Optional.of(new Literal(new Value.Exact(unscaled), type));
  }

  private static boolean isWhole(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  private static boolean fits(BigDecimal value, DataType integer) {
    int bits =
        switch (integer) {
          case Simple.INT8 -> Byte.SIZE;
          case Simple.INT16 -> Short.SIZE;
          case Simple.INT32 -> Integer.SIZE;
          default -> Long.SIZE;
        };
    return value.precision() - value.scale() <= Conversions.digits(integer)
        && value.toBigInteger().bitLength() < bits;
  }

  private static Optional<Literal> midnight(long days, DataType timestamp) {
    long microseconds = days * TimeText.MICROSECONDS_A_DAY;
    boolean overflows = Math.multiplyHigh(days, TimeText.MICROSECONDS_A_DAY) != microseconds >> 63;
    return overflows
        ? Optional.empty()
        : Optional.of(new Literal(new Value.Int(microseconds), timestamp));
  }
}
