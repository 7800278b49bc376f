package dev.quiver.exec.expr;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Optional;

/// The integers from `low` to `high`, which comparisons of a column with constants leave it.
record Range(Column column, long low, long high) {
  /// The range that a comparison says, if it says one: of a column whose values are integers and a
  /// constant.
  static Optional<Range> of(Expr expr) {
    if (!(expr instanceof Compare(var op, var left, var right))) {
      return Optional.empty();
    }
    if (left instanceof Ref(var column) && right instanceof Literal literal) {
      return of(op, column, literal);
    }
    return right instanceof Ref(var column) && left instanceof Literal literal
        ? of(flipped(op), column, literal)
        : Optional.empty();
  }

  private static Optional<Range> of(Comparison op, Column column, Literal literal) {
    if (!isInteger(column.type())) {
      return Optional.empty();
    }
    long bound;
    switch (literal.value()) {
      case Value.Int(var number) -> bound = number;
      case Value.Exact(var unscaled) when unscaled.bitLength() < Long.SIZE ->
          bound = unscaled.longValue();
      case Value.Null _, Value.Bool _, Value.Real _, Value.Exact _ -> {
        return Optional.empty();
      }
      case Value.Text _, Value.Bytes _, Value.Items _ -> {
        return Optional.empty();
      }
    }
    return switch (op) {
      case EQ -> Optional.of(new Range(column, bound, bound));
      case LE -> Optional.of(new Range(column, Long.MIN_VALUE, bound));
      case GE -> Optional.of(new Range(column, bound, Long.MAX_VALUE));
      case LT ->
          bound == Long.MIN_VALUE
              ? Optional.of(new Range(column, 1, 0))
              : Optional.of(new Range(column, Long.MIN_VALUE, bound - 1));
      case GT ->
          bound == Long.MAX_VALUE
              ? Optional.of(new Range(column, 1, 0))
              : Optional.of(new Range(column, bound + 1, Long.MAX_VALUE));
      case NE, NOT_DISTINCT -> Optional.empty();
    };
  }

  private static boolean isInteger(DataType type) {
    return switch (type) {
      case Decimal decimal -> decimal.isCompact();
      case Simple.INT8, Simple.INT16, Simple.INT32, Simple.INT64 -> true;
      case Simple.DATE, Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ -> true;
      case Simple _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ -> false;
    };
  }

  private static Comparison flipped(Comparison op) {
    return switch (op) {
      case LT -> Comparison.GT;
      case LE -> Comparison.GE;
      case GT -> Comparison.LT;
      case GE -> Comparison.LE;
      case EQ, NE, NOT_DISTINCT -> op;
    };
  }

  /// What two ranges of one column share.
  Range and(Range other) {
    return new Range(column, Math.max(low, other.low), Math.min(high, other.high));
  }

  boolean isEmpty() {
    return low > high || low > upper() || high < lower();
  }

  boolean contains(long number) {
    return low <= number && number <= high;
  }

  private long upper() {
    return isNarrow() ? Integer.MAX_VALUE : Long.MAX_VALUE;
  }

  private long lower() {
    return isNarrow() ? Integer.MIN_VALUE : Long.MIN_VALUE;
  }

  private boolean isNarrow() {
    return column.type() == Simple.INT32 || column.type() == Simple.DATE;
  }
}
