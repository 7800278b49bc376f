package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Value;

/// Orders values of one type as comparisons in queries do: text and bytes by unsigned bytes, NaN
/// equal to itself and greatest, -0.0 equal to 0.0.
final class ValueOrder {
  private ValueOrder() {}

  static int compare(Value left, Value right) {
    return switch (left) {
      case Value.Int(var value) -> Long.compare(value, ((Value.Int) right).value());
      case Value.Real(var value) -> Double.compare(value + 0.0, ((Value.Real) right).value() + 0.0);
      case Value.Exact(var unscaled) -> unscaled.compareTo(((Value.Exact) right).unscaled());
      case Value.Text(var text) -> compare(text, ((Value.Text) right).value());
      case Value.Bytes(var hex) -> hex.compareTo(((Value.Bytes) right).hex());
      case Value.Bool(var value) -> Boolean.compare(value, ((Value.Bool) right).value());
      case Value.Null _ -> throw new IllegalArgumentException("NULL has no order");
    };
  }

  /// By code points, which is the order of UTF-8 bytes but not of UTF-16 units.
  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
