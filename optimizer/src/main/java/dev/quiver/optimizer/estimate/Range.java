package dev.quiver.optimizer.estimate;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Between which numbers values lie, infinite where that is not known, and how far apart two
/// different ones are at least (0: as near as they like).
///
/// Texts count by what stands behind the `prefix` that their bounds share. Where it is not `sure`,
/// a few values lie beyond.
record Range(double low, double high, double step, String prefix, boolean sure) {
  private static final int TEXT_PLACES = 6;
  private static final int TEXT_BASE = 256;
  private static final int SAMPLES = 8;

  /// Which part of the values is thought to lie beyond bounds that are not sure.
  private static final double RARE = 1e-4;

  static final Range ANY =
      new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, "", true);

  static final Range TRUTH = new Range(0, 1, 1, "", true);

  /// Between the bounds of a column, NULL where unknown.
  static Range of(Value min, Value max, DataType type) {
    if (min instanceof Value.Text(var least) && max instanceof Value.Text(var most)) {
      String prefix = shared(least, most);
      return new Range(number(least, prefix), number(most, prefix), 0, prefix, true);
    }
    double low = number(min, type);
    double high = number(max, type);
    return new Range(
        Double.isNaN(low) ? Double.NEGATIVE_INFINITY : low,
        Double.isNaN(high) ? Double.POSITIVE_INFINITY : high,
        step(type),
        "",
        true);
  }

  /// Numbers of a type between two.
  static Range between(double low, double high, DataType type) {
    return low <= high ? new Range(low, high, step(type), "", true) : ANY;
  }

  private static double step(DataType type) {
    return switch (type) {
      case Decimal decimal -> new BigDecimal(BigInteger.ONE, decimal.scale()).doubleValue();
      case Simple simple ->
          switch (simple) {
            case BOOLEAN, INT8, INT16, INT32, INT64, DATE, TIMESTAMP, TIMESTAMP_NTZ -> 1;
            case NULL, FLOAT32, FLOAT64, STRING, BINARY, VARIANT -> 0;
          };
      case ListOf _, MapOf _, Struct _ -> 0;
    };
  }

  /// Where a constant is; NaN where that cannot be told.
  double at(Literal literal) {
    if (!(literal.value() instanceof Value.Text(var text))) {
      return number(literal.value(), literal.type());
    }
    if (!isBounded() || text.startsWith(prefix)) {
      return number(text, prefix);
    }
    return text.compareTo(prefix) < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  boolean isBounded() {
    return low > Double.NEGATIVE_INFINITY && high < Double.POSITIVE_INFINITY;
  }

  /// How many values there can be.
  double width() {
    return step > 0 && isBounded() ? (high - low) / step + 1 : Double.POSITIVE_INFINITY;
  }

  /// The same between these bounds as far as one can guess.
  Range guessed() {
    return new Range(low, high, step, prefix, false);
  }

  boolean excludes(double value) {
    return sure && (value < low || value > high);
  }

  /// What of this lies between two.
  Range within(double from, double to) {
    return new Range(Math.max(low, from), Math.min(high, to), step, prefix, sure);
  }

  /// How likely a value of this range is less than one of another, both anywhere in theirs.
  double chanceBelow(Range other) {
    if (!isBounded() || !other.isBounded() || !prefix.equals(other.prefix)) {
      return 0.5;
    }
    double chance = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double at = low + (high - low) * (2 * i + 1) / (2 * SAMPLES);
      double above =
          other.high > other.low
              ? (other.high - at) / (other.high - other.low)
              : at < other.low ? 1 : 0;
      chance += Math.clamp(above, 0.0, 1.0) / SAMPLES;
    }
    return chance;
  }

  /// What is in both; [#ANY] of texts that are counted in other ways.
  Range meet(Range other) {
    if (!prefix.equals(other.prefix)) {
      return this;
    }
    return new Range(
        Math.max(low, other.low),
        Math.min(high, other.high),
        Math.max(step, other.step),
        prefix,
        sure && other.sure);
  }

  /// What holds both.
  Range hull(Range other) {
    return prefix.equals(other.prefix)
        ? new Range(
            Math.min(low, other.low),
            Math.max(high, other.high),
            Math.min(step, other.step),
            prefix,
            sure && other.sure)
        : ANY;
  }

  boolean isEmpty() {
    return low > high;
  }

  /// Which part of evenly spread values is in a range within this one.
  double part(Range within) {
    if (within.isEmpty()) {
      return sure ? 0 : RARE;
    }
    if (!isBounded() || !within.isBounded()) {
      return Double.NaN;
    }
    double all = high - low + step;
    return all > 0 ? Math.min(1, (within.high - within.low + within.step) / all) : 1;
  }

  static double number(Value value, DataType type) {
    return switch (value) {
      case Value.Int(var integer) -> (double) integer;
      case Value.Real(var real) -> real;
      case Value.Bool(var bool) -> bool ? 1 : 0;
      case Value.Exact(var unscaled) ->
          new BigDecimal(unscaled, type instanceof Decimal decimal ? decimal.scale() : 0)
              .doubleValue();
      case Value.Null _, Value.Text _, Value.Bytes _, Value.Items _ -> Double.NaN;
    };
  }

  private static double number(String text, String prefix) {
    double number = 0;
    for (int i = prefix.length(); i < prefix.length() + TEXT_PLACES; i++) {
      int unit = i < text.length() ? Math.min(text.charAt(i), TEXT_BASE - 1) : 0;
      number = number * TEXT_BASE + unit;
    }
    return number;
  }

  private static String shared(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }
}
