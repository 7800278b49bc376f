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
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;

/// Decides whether an expression may end in an error.
final class Failure {
  private Failure() {}

  static boolean isPossible(Expr expr) {
    if (fails(expr)) {
      return true;
    }
    for (Expr child : expr.children()) {
      if (isPossible(child)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fails(Expr expr) {
    return switch (expr) {
      case Literal _, Ref _, Compare _, And _, Or _, Not _, IsNull _, InList _ -> false;
      case Case _, Coalesce _, Member _ -> false;
      case Cast(var value, var type, var onFailure) ->
          onFailure == OnFailure.ERROR && !Conversions.isTotal(value.type(), type);
      case Arithmetic(var op, var left, var right, var type) ->
          !type.isFloat()
              && !dividesByConstant(op, right, type)
              && !holds(op, left.type(), right.type(), type);
      case Negate(var value) -> value.type().isInteger();
      case Call(var function, var arguments, _) -> function.canFail() && fails(function, arguments);
    };
  }

  /// Integer division can fail by zero and, of the smallest number, by -1; a remainder by zero
  /// only.
  private static boolean dividesByConstant(Operator op, Expr divisor, DataType type) {
    return type.isInteger()
        && divisor instanceof Literal(Value.Int(var value), _)
        && switch (op) {
          case DIVIDE -> value != 0 && value != -1;
          case REMAINDER -> value != 0;
          case ADD, SUBTRACT, MULTIPLY -> false;
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

  /// Whether a function that can fail does so for these arguments.
  private static boolean fails(ScalarFunction function, List<Expr> arguments) {
    return switch (function) {
      case MathFunction.ABS -> arguments.getFirst().type().isInteger();
      case TextFunction.SUBSTRING ->
          !(arguments.get(2) instanceof Literal(Value.Int(var count), _) && count >= 0);
      case TextFunction.SPLIT_PART ->
          !(arguments.get(2) instanceof Literal(Value.Int(var index), _) && index != 0);
      case MathFunction.SHIFT_LEFT, MathFunction.SHIFT_RIGHT ->
          !(arguments.get(1) instanceof Literal(Value.Int(var bits), _) && bits >= 0);
      // A day is no shorter than a microsecond: only those outgrow an int64.
      case TimeFunction.DATE_DIFF ->
          TimeUnit.named(Constants.string("date_diff", "unit", arguments.getFirst()))
              .filter(unit -> unit != TimeUnit.MICROSECOND)
              .isEmpty();
      case TimeFunction.LAST_DAY, TimeFunction.TO_UNIX_MICROS ->
          arguments.getFirst().type() == Simple.DATE;
      case MathFunction.ROUND ->
          switch (arguments.getFirst().type()) {
            case Decimal(var precision, _) -> precision == Decimal.MAX_PRECISION;
            case DataType type ->
                type.isInteger()
                    && !(arguments.get(1) instanceof Literal(Value.Int(var places), _)
                        && places >= 0);
          };
      default -> true;
    };
  }
}
