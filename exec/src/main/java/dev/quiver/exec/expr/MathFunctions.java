package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

/// Functions of doubles, from the strict library, whose bits are the same everywhere.
final class MathFunctions {
  private static final double LN_2 = StrictMath.log(2);

  private MathFunctions() {}

  static RowFunction unary(DoubleUnaryOperator operator) {
    return (arguments, row, out) ->
        Memory.putDouble(
            out.address(row), operator.applyAsDouble(Memory.getDouble(arguments[0].address(row))));
  }

  static RowFunction binary(DoubleBinaryOperator operator) {
    return (arguments, row, out) ->
        Memory.putDouble(
            out.address(row),
            operator.applyAsDouble(
                Memory.getDouble(arguments[0].address(row)),
                Memory.getDouble(arguments[1].address(row))));
  }

  static RowFunction test(DoublePredicate predicate) {
    return (arguments, row, out) -> {
      boolean holds = predicate.test(Memory.getDouble(arguments[0].address(row)));
      Memory.putByte(out.address(row), (byte) (holds ? 1 : 0));
    };
  }

  /// The exponent and the logarithm of what it leaves, so that powers of two are exact.
  static double log2(double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      return StrictMath.log(value);
    }
    int exponent = Math.getExponent(value);
    if (exponent < Double.MIN_EXPONENT) {
      return log2(value * 0x1p54) - 54;
    }
    return exponent + StrictMath.log(Math.scalb(value, -exponent)) / LN_2;
  }

  static double log(double base, double value) {
    return base == 2
        ? log2(value)
        : base == 10 ? StrictMath.log10(value) : StrictMath.log(value) / StrictMath.log(base);
  }
}
