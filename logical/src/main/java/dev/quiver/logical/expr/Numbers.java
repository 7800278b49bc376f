package dev.quiver.logical.expr;

import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;

/// Types arithmetic and aggregates over numbers.
public final class Numbers {
  private static final int DIVISION_DIGITS = 4;
  private static final int SUM_DIGITS = 10;

  private Numbers() {}

  /// The operation with both sides converted: integers and floats to their common type, integers
  /// beside decimals to decimals of their digits: a constant's own, else those of the type.
  public static Expr arithmetic(Operator op, Expr left, Expr right) {
    if (left.type() == Simple.NULL && right.type() == Simple.NULL) {
      return arithmetic(op, Literal.nullOf(Simple.INT64), Literal.nullOf(Simple.INT64));
    }
    if (Times.isTime(left, right)) {
      return Times.arithmetic(op, left, right);
    }
    DataType common =
        Coercion.common(left.type(), right.type())
            .filter(DataType::isNumeric)
            .orElseThrow(() -> ExprException.notDefined(op.symbol(), left.type(), right.type()));
    if (!(common instanceof Decimal)) {
      return new Arithmetic(op, Coercion.to(common, left), Coercion.to(common, right), common);
    }
    Expr exactLeft = exact(left, right);
    Expr exactRight = exact(right, left);
    return new Arithmetic(op, exactLeft, exactRight, resultOf(op, exactLeft, exactRight));
  }

  /// The value, if a sign can stand before it; a bare NULL is an integer.
  public static Expr signed(Expr value) {
    if (value.type() == Simple.NULL) {
      return Coercion.to(Simple.INT64, value);
    }
    if (!value.type().isNumeric()) {
      throw ExprException.unexpected("sign", value.type(), "a number");
    }
    return value;
  }

  /// The type of an aggregate over values of a type; an error if it is not defined for them.
  public static DataType aggregate(AggregateFunction function, DataType argument) {
    return switch (function) {
      case COUNT_ROWS, COUNT -> Simple.INT64;
      case SUM -> sum(argument);
      case AVG -> average(argument);
      case MIN, MAX -> ordered(function, argument);
      case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP ->
          argument == Simple.NULL ? Simple.FLOAT64 : number(function.text(), argument);
      case BOOL_AND, BOOL_OR -> only(function, Simple.BOOLEAN, argument);
      case STRING_AGG -> only(function, Simple.STRING, argument);
      case ANY_VALUE, FIRST, LAST, ARG_MIN, ARG_MAX -> argument;
      case ARRAY_AGG -> new DataType.ListOf(argument);
    };
  }

  /// The call of an aggregate over an expression.
  public static AggregateCall aggregate(AggregateFunction function, Expr argument) {
    return aggregate(function, List.of(argument));
  }

  /// The call of an aggregate over as many expressions as it takes.
  static AggregateCall aggregate(AggregateFunction function, List<Expr> arguments) {
    DataType type = aggregate(function, arguments.getFirst().type());
    List<Expr> typed = new ArrayList<>();
    for (Expr argument : arguments) {
      boolean converts = argument.type() == Simple.NULL && !type.isNested();
      typed.add(converts ? Coercion.to(type, argument) : argument);
    }
    switch (function) {
      case ARG_MIN, ARG_MAX -> {
        typed.set(1, arguments.getLast());
        ordered(function, arguments.getLast().type());
      }
      case STRING_AGG -> only(function, Simple.STRING, arguments.getLast().type());
      default -> {}
    }
    return new AggregateCall(function, typed, type);
  }

  private static DataType ordered(AggregateFunction function, DataType argument) {
    if (argument.isNested() || argument == Simple.VARIANT) {
      throw ExprException.unexpected(function.text(), argument, "a type with an order");
    }
    return argument;
  }

  private static DataType only(AggregateFunction function, DataType type, DataType argument) {
    if (!argument.equals(type) && argument != Simple.NULL) {
      throw ExprException.unexpected(function.text(), argument, type.text());
    }
    return type;
  }

  private static Expr exact(Expr side, Expr other) {
    DataType type = side.type() == Simple.NULL ? other.type() : side.type();
    return Literals.ofItsDigits(side)
        .map(Expr.class::cast)
        .orElseGet(() -> Coercion.to(Coercion.decimalOf(type), side));
  }

  private static Decimal resultOf(Operator op, Expr left, Expr right) {
    if (!(left.type() instanceof Decimal(var p1, var s1)
        && right.type() instanceof Decimal(var p2, var s2))) {
      throw new IllegalArgumentException("not decimals: " + left + " and " + right);
    }
    int larger = Math.max(s1, s2);
    int scale =
        switch (op) {
          case ADD, SUBTRACT, REMAINDER -> larger;
          case MULTIPLY -> s1 + s2;
          case DIVIDE -> Math.min(Decimal.MAX_PRECISION, s1 + DIVISION_DIGITS);
        };
    int precision =
        switch (op) {
          case ADD, SUBTRACT -> Math.max(p1 - s1, p2 - s2) + larger + 1;
          case MULTIPLY -> p1 + p2 + 1;
          case DIVIDE -> p1 - s1 + s2 + scale;
          case REMAINDER -> Math.min(p1 - s1, p2 - s2) + larger;
        };
    if (scale > Decimal.MAX_PRECISION) {
      throw ExprException.scaleTooLarge(op.symbol(), left.type(), right.type());
    }
    return new Decimal(Math.min(Decimal.MAX_PRECISION, precision), scale);
  }

  private static DataType sum(DataType argument) {
    if (argument instanceof Decimal(var precision, var scale)) {
      return new Decimal(Math.min(Decimal.MAX_PRECISION, precision + SUM_DIGITS), scale);
    }
    if (argument.isInteger() || argument == Simple.NULL) {
      return Simple.INT64;
    }
    return number("sum", argument);
  }

  private static DataType average(DataType argument) {
    if (argument instanceof Decimal(var precision, var scale)) {
      return new Decimal(
          Math.min(Decimal.MAX_PRECISION, precision + DIVISION_DIGITS),
          Math.min(Decimal.MAX_PRECISION, scale + DIVISION_DIGITS));
    }
    return argument == Simple.NULL ? Simple.FLOAT64 : number("avg", argument);
  }

  private static DataType number(String function, DataType argument) {
    if (!argument.isNumeric()) {
      throw ExprException.unexpected(function, argument, "a number");
    }
    return Simple.FLOAT64;
  }
}
