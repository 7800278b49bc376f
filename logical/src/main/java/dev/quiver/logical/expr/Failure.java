package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;

/// Decides whether an expression may end in an error.
final class Failure {
  private Failure() {}

  static boolean isPossible(Expr expr) {
    return fails(expr) || expr.children().stream().anyMatch(Failure::isPossible);
  }

  private static boolean fails(Expr expr) {
    return switch (expr) {
      case Literal _, Ref _, Compare _, And _, Or _, Not _, IsNull _, InList _ -> false;
      case Case _, Coalesce _, Member _ -> false;
      case Cast(var value, var type, var onFailure) ->
          onFailure == OnFailure.ERROR && !Conversions.isTotal(value.type(), type);
      case Arithmetic(var op, var left, var right, var type) ->
          !type.isFloat() && !holds(op, left.type(), right.type(), type);
      case Negate(var value) -> value.type().isInteger();
      case Call(var function, _, _) -> function.canFail();
    };
  }

  /// Whether a decimal result type holds every result of its operand types.
  private static boolean holds(Operator op, DataType left, DataType right, DataType result) {
    if (!(left instanceof Decimal(var p1, var s1)
        && right instanceof Decimal(var p2, var s2)
        && result instanceof Decimal(var p, var s))) {
      return false;
    }
    return switch (op) {
      case ADD, SUBTRACT -> s == Math.max(s1, s2) && p - s > Math.max(p1 - s1, p2 - s2);
      case MULTIPLY -> s == s1 + s2 && p >= p1 + p2;
      case DIVIDE, REMAINDER -> false;
    };
  }
}
