package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Width;
import dev.quiver.exec.kernel.ArithmeticLoop;
import dev.quiver.exec.kernel.NumberLoops;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.Optional;

/// Integers: division truncates, a remainder has the dividend's sign, division by zero and results
/// outside the type are errors.
record IntegerArithmetic(Operator op, DataType type) implements RowArithmetic {
  static Optional<ArithmeticLoop> loop(Operator op, DataType type) {
    if (type == Simple.INT64) {
      return switch (op) {
        case ADD -> Optional.of(NumberLoops::addLongs);
        case SUBTRACT -> Optional.of(NumberLoops::subtractLongs);
        case MULTIPLY -> Optional.of(NumberLoops::multiplyLongs);
        case DIVIDE, REMAINDER -> Optional.empty();
      };
    }
    if (type == Simple.INT32) {
      return switch (op) {
        case ADD -> Optional.of(NumberLoops::addInts);
        case SUBTRACT -> Optional.of(NumberLoops::subtractInts);
        case MULTIPLY -> Optional.of(NumberLoops::multiplyInts);
        case DIVIDE, REMAINDER -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  @Override
  public void compute(long left, long right, long out) {
    int width = Width.of(type);
    long a = Integers.get(left, width);
    long b = Integers.get(right, width);
    long result =
        switch (op) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> a / divisor(a, b);
          case REMAINDER -> a % divisor(a, b);
        };
    if (wraps(a, b, result) || !Integers.fits(result, width)) {
      throw EvaluationException.overflow(text(a, b) + " as " + type.text());
    }
    Integers.put(out, width, result);
  }

  private long divisor(long a, long b) {
    if (b == 0) {
      throw EvaluationException.divisionByZero(text(a, b));
    }
    return b;
  }

  private boolean wraps(long a, long b, long result) {
    return switch (op) {
      case ADD -> ((a ^ result) & (b ^ result)) < 0;
      case SUBTRACT -> ((a ^ b) & (a ^ result)) < 0;
      case MULTIPLY -> Math.multiplyHigh(a, b) != result >> 63;
      case DIVIDE -> a == Long.MIN_VALUE && b == -1;
      case REMAINDER -> false;
    };
  }

  private String text(long a, long b) {
    return a + " " + op.symbol() + " " + b;
  }
}
