package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Value;

/// Values from `min` to `max`, both included; NULL: no bound on that side.
record Range(Value min, Value max) {
  /// Every value.
  static final Range EVERYTHING = new Range(Value.NULL, Value.NULL);

  /// One value.
  static Range of(Value value) {
    return new Range(value, value);
  }

  /// Whether a value here can be less than a value there.
  boolean canBeBelow(Range other) {
    return min instanceof Value.Null
        || other.max instanceof Value.Null
        || ValueOrder.compare(min, other.max) < 0;
  }

  /// The truths of comparing a value here with a value there.
  Truths compare(Comparison op, Range other) {
    boolean less = canBeBelow(other);
    boolean greater = other.canBeBelow(this);
    boolean equal = !isBelow(other) && !other.isBelow(this);
    return switch (op) {
      case EQ, NOT_DISTINCT -> new Truths(equal, less || greater, false);
      case NE -> new Truths(less || greater, equal, false);
      case LT -> new Truths(less, equal || greater, false);
      case LE -> new Truths(less || equal, greater, false);
      case GT -> new Truths(greater, equal || less, false);
      case GE -> new Truths(greater || equal, less, false);
    };
  }

  private boolean isBelow(Range other) {
    return !(max instanceof Value.Null)
        && !(other.min instanceof Value.Null)
        && ValueOrder.compare(max, other.min) < 0;
  }
}
