package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Value;
import java.util.List;

/// The values that an expression can have over some rows: in one of the ranges, or NULL.
public record Domain(List<Range> ranges, boolean canBeNull) {
  /// Nothing is known.
  public static final Domain ANY = new Domain(List.of(Range.EVERYTHING), true);

  private static final Range NAN = Range.of(new Value.Real(Double.NaN));

  public Domain {
    ranges = List.copyOf(ranges);
  }

  /// One value, which may be NULL.
  public static Domain of(Value value) {
    return value instanceof Value.Null
        ? new Domain(List.of(), true)
        : new Domain(List.of(Range.of(value)), false);
  }

  /// Values between bounds (NULL: unknown), and NULLs as said.
  public static Domain between(Value min, Value max, boolean canBeNull) {
    return new Domain(List.of(new Range(min, max)), canBeNull);
  }

  /// These and NaN, which writers of bounds leave out.
  public Domain orNaN() {
    return ranges.isEmpty() ? this : new Domain(List.of(ranges.getFirst(), NAN), canBeNull);
  }

  /// Nothing but NULL.
  public static Domain onlyNull() {
    return of(Value.NULL);
  }

  Truths compare(Comparison op, Domain other) {
    Truths truths = new Truths(false, false, false);
    for (Range left : ranges) {
      for (Range right : other.ranges) {
        truths = truths.union(left.compare(op, right));
      }
    }
    return truths.union(ofNulls(op, other));
  }

  Truths isNull() {
    return new Truths(canBeNull, !ranges.isEmpty(), false);
  }

  private Truths ofNulls(Comparison op, Domain other) {
    if (op == Comparison.NOT_DISTINCT) {
      boolean oneNull =
          (canBeNull && !other.ranges.isEmpty()) || (other.canBeNull && !ranges.isEmpty());
      return new Truths(canBeNull && other.canBeNull, oneNull, false);
    }
    return new Truths(false, false, canBeNull || other.canBeNull);
  }
}
