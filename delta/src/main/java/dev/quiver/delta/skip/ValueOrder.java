package dev.quiver.delta.skip;

import dev.quiver.delta.log.Utf8Order;
import dev.quiver.logical.expr.Value;

/// Orders values of one type as comparisons in queries do: text and bytes by unsigned bytes, NaN
/// equal to itself and greatest, -0.0 equal to 0.0.
public final class ValueOrder {
  private ValueOrder() {}

  public static int compare(Value left, Value right) {
    return switch (left) {
      case Value.Int(var value) -> Long.compare(value, ((Value.Int) right).value());
      case Value.Real(var value) -> Double.compare(value + 0.0, ((Value.Real) right).value() + 0.0);
      case Value.Exact(var unscaled) -> unscaled.compareTo(((Value.Exact) right).unscaled());
      case Value.Text(var text) -> Utf8Order.compare(text, ((Value.Text) right).value());
      case Value.Bytes(var hex) -> hex.compareTo(((Value.Bytes) right).hex());
      case Value.Bool(var value) -> Boolean.compare(value, ((Value.Bool) right).value());
      case Value.Null _, Value.Items _ ->
          throw new IllegalArgumentException("has no order: " + left);
    };
  }
}
