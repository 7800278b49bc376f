package dev.quiver.optimizer.semantics;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evaluates expressions over int64 and boolean as the algebra says, one row at a time.
final class Evaluator {
  private static final Value TRUE = new Value.Bool(true);
  private static final Value FALSE = new Value.Bool(false);

  private Evaluator() {}

  /// A division by zero, or an overflow.
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// The folder that the optimizer is given.
  static Optional<Literal> fold(Expr expr) {
    try {
      return Optional.of(new Literal(value(expr, Map.of()), expr.type()));
    } catch (Failed failed) {
      return Optional.empty();
    }
  }

  static boolean isTrue(Expr expr, Map<Integer, Value> row) {
    return value(expr, row).equals(TRUE);
  }

  static Value value(Expr expr, Map<Integer, Value> row) {
    return switch (expr) {
      case Literal literal -> literal.value();
      case Ref(var column) -> {
        Value value = row.get(column.id());
        if (value == null) {
          throw new AssertionError(column + " is not in " + row);
        }
        yield value;
      }
      case Compare(var op, var left, var right) -> compare(op, value(left, row), value(right, row));
      case And(var terms) -> terms(terms, row, FALSE, TRUE);
      case Or(var terms) -> terms(terms, row, TRUE, FALSE);
      case Not(var term) ->
          switch (value(term, row)) {
            case Value.Bool(var truth) -> new Value.Bool(!truth);
            default -> Value.NULL;
          };
      case IsNull(var value) -> new Value.Bool(value(value, row).equals(Value.NULL));
      case InList(var value, var options) -> in(value(value, row), options);
      case Case(var branches, var otherwise) -> caseOf(branches, otherwise, row);
      case Coalesce(var terms) -> {
        Value found = Value.NULL;
        for (int i = 0; i < terms.size() && found.equals(Value.NULL); i++) {
          found = value(terms.get(i), row);
        }
        yield found;
      }
      case Arithmetic(var op, var left, var right, _) ->
          arithmetic(op, value(left, row), value(right, row));
      case Negate(var value) -> arithmetic(Operator.SUBTRACT, new Value.Int(0), value(value, row));
      case Cast _, Member _, Call _ -> throw new AssertionError("not made here: " + expr);
    };
  }

  private static Value compare(Comparison op, Value left, Value right) {
    if (op == Comparison.NOT_DISTINCT) {
      return new Value.Bool(left.equals(right));
    }
    if (left.equals(Value.NULL) || right.equals(Value.NULL)) {
      return Value.NULL;
    }
    int order = Long.compare(number(left), number(right));
    return new Value.Bool(
        switch (op) {
          case EQ -> order == 0;
          case NE -> order != 0;
          case LT -> order < 0;
          case LE -> order <= 0;
          case GT -> order > 0;
          case GE -> order >= 0;
          case NOT_DISTINCT -> throw new AssertionError(op);
        });
  }

  private static long number(Value value) {
    return switch (value) {
      case Value.Int(var number) -> number;
      case Value.Bool(var truth) -> truth ? 1 : 0;
      default -> throw new AssertionError(value);
    };
  }

  private static Value terms(
      List<Expr> terms, Map<Integer, Value> row, Value decisive, Value neutral) {
    Value result = neutral;
    for (Expr term : terms) {
      Value value = value(term, row);
      if (value.equals(decisive)) {
        return decisive;
      }
      if (value.equals(Value.NULL)) {
        result = Value.NULL;
      }
    }
    return result;
  }

  private static Value in(Value value, List<Literal> options) {
    Value result = FALSE;
    for (Literal option : options) {
      Value equal = compare(Comparison.EQ, value, option.value());
      if (equal.equals(TRUE)) {
        return TRUE;
      }
      if (equal.equals(Value.NULL)) {
        result = Value.NULL;
      }
    }
    return result;
  }

  private static Value caseOf(List<Branch> branches, Expr otherwise, Map<Integer, Value> row) {
    for (Branch branch : branches) {
      if (isTrue(branch.condition(), row)) {
        return value(branch.result(), row);
      }
    }
    return value(otherwise, row);
  }

  private static Value arithmetic(Operator op, Value left, Value right) {
    if (left.equals(Value.NULL) || right.equals(Value.NULL)) {
      return Value.NULL;
    }
    long l = number(left);
    long r = number(right);
    try {
      return new Value.Int(
          switch (op) {
            case ADD -> Math.addExact(l, r);
            case SUBTRACT -> Math.subtractExact(l, r);
            case MULTIPLY -> Math.multiplyExact(l, r);
            case DIVIDE -> Math.divideExact(l, r);
            case REMAINDER -> l % r;
          });
    } catch (ArithmeticException error) {
      throw new Failed();
    }
  }

  /// A constant of int64.
  static Literal literal(long value) {
    return new Literal(new Value.Int(value), Simple.INT64);
  }
}
