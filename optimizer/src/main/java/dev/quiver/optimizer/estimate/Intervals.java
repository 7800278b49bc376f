package dev.quiver.optimizer.estimate;

import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;

/// Where results of arithmetic lie.
final class Intervals {
  private Intervals() {}

  /// Whether values of a type are numbers that a cast leaves as they are, or nearly.
  static boolean isNumber(DataType type) {
    return type.isNumeric();
  }

  static Range negated(Range range) {
    return new Range(-range.high(), -range.low(), range.step(), "", range.sure());
  }

  static Range of(Operator op, Range left, Range right, DataType type) {
    if (!left.isBounded() || !right.isBounded()) {
      return Range.ANY;
    }
    return switch (op) {
      case ADD -> Range.between(left.low() + right.low(), left.high() + right.high(), type);
      case SUBTRACT -> Range.between(left.low() - right.high(), left.high() - right.low(), type);
      case MULTIPLY ->
          corners(
              left.low() * right.low(),
              left.low() * right.high(),
              left.high() * right.low(),
              left.high() * right.high(),
              type);
      case DIVIDE ->
          right.low() > 0 || right.high() < 0
              ? corners(
                  left.low() / right.low(),
                  left.low() / right.high(),
                  left.high() / right.low(),
                  left.high() / right.high(),
                  type)
              : Range.ANY;
      case REMAINDER -> {
        double most = Math.max(Math.abs(right.low()), Math.abs(right.high()));
        double last = type.isInteger() || type == Simple.DATE ? most - 1 : most;
        yield Range.between(left.low() < 0 ? -last : 0, Math.max(0, last), type);
      }
    };
  }

  private static Range corners(double a, double b, double c, double d, DataType type) {
    return Range.between(
        Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)), type);
  }
}
