package dev.quiver.exec.expr;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import java.math.BigInteger;

/// Writes `-x` as `0 - x`, and for floats as `x * -1`, since `0 - 0.0` has the wrong sign.
final class Negation {
  private Negation() {}

  static Arithmetic of(Expr value) {
    DataType type = value.type();
    if (type.isFloat()) {
      Literal minusOne = new Literal(new Value.Real(-1), type);
      return new Arithmetic(Operator.MULTIPLY, value, minusOne, type);
    }
    Value zero = type instanceof Decimal ? new Value.Exact(BigInteger.ZERO) : new Value.Int(0);
    return new Arithmetic(Operator.SUBTRACT, new Literal(zero, type), value, type);
  }
}
