package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Literal;

/// Reads arguments that must be constants.
final class Constants {
  private Constants() {}

  static long integer(String function, String parameter, Expr argument) {
    if (argument instanceof Literal(Value.Int(var value), _)) {
      return value;
    }
    throw ExprException.notConstant(function, parameter);
  }

  static String string(String function, String parameter, Expr argument) {
    if (argument instanceof Literal(Value.Text(var value), _)) {
      return value;
    }
    throw ExprException.notConstant(function, parameter);
  }
}
