package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.ArithmeticLoop;
import dev.quiver.exec.kernel.NumberLoops;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Optional;

/// Floats: as IEEE 754 says, so nothing fails.
final class FloatArithmetic {
  private FloatArithmetic() {}

  static Optional<ArithmeticLoop> loop(Operator op, DataType type) {
    if (type != Simple.FLOAT64) {
      return Optional.empty();
    }
    return switch (op) {
      case ADD -> Optional.of(NumberLoops::addDoubles);
      case SUBTRACT -> Optional.of(NumberLoops::subtractDoubles);
      case MULTIPLY -> Optional.of(NumberLoops::multiplyDoubles);
      case DIVIDE -> Optional.of(NumberLoops::divideDoubles);
      case REMAINDER -> Optional.empty();
    };
  }

  static RowArithmetic row(Operator op, DataType type) {
    return type == Simple.FLOAT64
        ? (left, right, out) ->
            Memory.putDouble(out, compute(op, Memory.getDouble(left), Memory.getDouble(right)))
        : (left, right, out) ->
            Memory.putFloat(out, compute(op, Memory.getFloat(left), Memory.getFloat(right)));
  }

  private static double compute(Operator op, double a, double b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
    };
  }

  private static float compute(Operator op, float a, float b) {
    return switch (op) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
    };
  }
}
