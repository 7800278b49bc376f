package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.TableStatistics.ColumnStatistics;
import dev.quiver.logical.expr.Value;

/// What is known or assumed about a column's values: bounds (NULL where unknown), the fraction of
/// rows that are NULL, how many different values there are, and whether that was counted.
record Domain(Value min, Value max, double nullFraction, double distinct, boolean isCounted) {
  /// Delta logs no distinct counts; one value in ten rows is assumed to be new, and of so few rows
  /// each.
  private static final double ASSUMED_DISTINCT_FRACTION = 0.1;

  private static final double ALL_DISTINCT = 25;

  /// People compare columns of few values with constants: of one that was not counted, a value is
  /// assumed to have at least this part of the rows.
  private static final double LEAST_EQUAL = 1.0 / 200;

  static Domain of(ColumnStatistics statistics, double rows) {
    double nulls = statistics.nulls().orElse(0);
    boolean counted = statistics.distinct().isPresent();
    double distinct =
        counted ? statistics.distinct().getAsLong() : Math.min(assumed(rows), width(statistics));
    return new Domain(
        statistics.min(),
        statistics.max(),
        rows > 0 ? Math.min(1, nulls / rows) : 0,
        Math.max(1, distinct),
        counted);
  }

  /// A column nothing is known of, in a plan of this many rows.
  static Domain unknown(double rows) {
    return new Domain(Value.NULL, Value.NULL, 0, Math.max(1, assumed(rows)), false);
  }

  private static double assumed(double rows) {
    return Math.max(Math.min(rows, ALL_DISTINCT), rows * ASSUMED_DISTINCT_FRACTION);
  }

  /// A column with one value in every row.
  static Domain constant(Value value) {
    boolean isNull = value instanceof Value.Null;
    return new Domain(value, value, isNull ? 1 : 0, 1, true);
  }

  /// The fraction of rows that equal one constant.
  double equal() {
    double share = 1 / distinct;
    return (1 - nullFraction) * (isCounted ? share : Math.max(share, LEAST_EQUAL));
  }

  /// How many integers there are between the bounds.
  private static double width(ColumnStatistics statistics) {
    return statistics.min() instanceof Value.Int(var min)
            && statistics.max() instanceof Value.Int(var max)
        ? Math.max(1, (double) max - min + 1)
        : Double.MAX_VALUE;
  }

  /// Where a value lies between the bounds, from 0 to 1; NaN where that cannot be told.
  double position(Value value) {
    double low = number(min);
    double high = number(max);
    double at = number(value);
    if (!(low < high) || Double.isNaN(at)) {
      return Double.NaN;
    }
    return Math.clamp((at - low) / (high - low), 0.0, 1.0);
  }

  /// Whether a value is known to lie outside of the bounds.
  boolean excludes(Value value) {
    double at = number(value);
    return at < number(min) || at > number(max);
  }

  private static double number(Value value) {
    return switch (value) {
      case Value.Int(var integer) -> (double) integer;
      case Value.Real(var real) -> real;
      case Value.Exact(var unscaled) -> unscaled.doubleValue();
      case Value.Null _, Value.Bool _, Value.Text _, Value.Bytes _, Value.Items _ -> Double.NaN;
    };
  }
}
