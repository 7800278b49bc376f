package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Optional;

/// Writes arithmetic of dates as calls: a date and whole days, and the days between two dates.
///
/// Between timestamps there is none: how long a difference is depends on who asks, so that is asked
/// by `date_diff`.
final class Times {
  private Times() {}

  /// The call that an operator with a date or timestamp beside it means.
  static Expr arithmetic(Operator op, Expr left, Expr right) {
    return call(op, left, right)
        .orElseThrow(() -> ExprException.noTimeArithmetic(op.symbol(), left.type(), right.type()));
  }

  private static Optional<Expr> call(Operator op, Expr left, Expr right) {
    boolean fromDate = left.type() == Simple.DATE;
    return switch (op) {
      case ADD ->
          fromDate && right.type().isInteger()
              ? Optional.of(shifted(left, right))
              : right.type() == Simple.DATE && left.type().isInteger()
                  ? Optional.of(shifted(right, left))
                  : Optional.empty();
      case SUBTRACT ->
          !fromDate
              ? Optional.empty()
              : right.type() == Simple.DATE
                  ? Optional.of(days(right, left))
                  : right.type().isInteger()
                      ? Optional.of(shifted(left, opposite(right)))
                      : Optional.empty();
      case MULTIPLY, DIVIDE, REMAINDER -> Optional.empty();
    };
  }

  private static Expr shifted(Expr date, Expr days) {
    return Calls.of(TimeFunction.ADD_DAYS, List.of(date, days));
  }

  private static Expr days(Expr start, Expr end) {
    Literal unit = new Literal(new Value.Text("day"), Simple.STRING);
    return Calls.of(TimeFunction.DATE_DIFF, List.of(unit, start, end));
  }

  /// Widened first: the smallest of a narrow type has an opposite there.
  private static Expr opposite(Expr days) {
    return days instanceof Literal literal && Literals.negated(literal).isPresent()
        ? Literals.negated(literal).get()
        : new Negate(Coercion.to(Simple.INT64, days));
  }

  /// Whether arithmetic with one of these is this class's.
  static boolean isTime(Expr left, Expr right) {
    return isTime(left.type()) || isTime(right.type());
  }

  private static boolean isTime(DataType type) {
    return Conversions.isTime(type);
  }
}
