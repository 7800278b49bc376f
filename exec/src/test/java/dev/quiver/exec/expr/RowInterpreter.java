package dev.quiver.exec.expr;

import dev.quiver.logical.expr.Conversions;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
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
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Evaluates expressions one row at a time, as plainly as can be: what the machines are held
/// against. Knows no functions.
final class RowInterpreter {
  /// Says that a row has no result.
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Map<Integer, Value> row;

  RowInterpreter(Map<Integer, Value> row) {
    this.row = row;
  }

  Value evaluate(Expr expr) {
    return switch (expr) {
      case Literal(var value, _) -> value;
      case Ref(var column) -> row.getOrDefault(column.id(), Value.NULL);
      case Compare(var op, var left, var right) ->
          compare(op, left.type(), evaluate(left), evaluate(right));
      case And(var terms) -> logic(terms, false);
      case Or(var terms) -> logic(terms, true);
      case Not(var term) ->
          evaluate(term) instanceof Value.Bool(var truth) ? new Value.Bool(!truth) : Value.NULL;
      case IsNull(var value) -> new Value.Bool(evaluate(value) instanceof Value.Null);
      case InList(var value, var options) -> in(evaluate(value), value.type(), options);
      case Case(var branches, var otherwise) -> {
        for (Expr.Branch branch : branches) {
          if (evaluate(branch.condition()).equals(new Value.Bool(true))) {
            yield evaluate(branch.result());
          }
        }
        yield evaluate(otherwise);
      }
      case Coalesce(var terms) -> {
        for (Expr term : terms) {
          Value value = evaluate(term);
          if (!(value instanceof Value.Null)) {
            yield value;
          }
        }
        yield Value.NULL;
      }
      case Cast(var value, var type, var onFailure) ->
          cast(evaluate(value), value.type(), type, onFailure);
      case Arithmetic(var op, var left, var right, var type) -> {
        Value a = evaluate(left);
        Value b = evaluate(right);
        yield a instanceof Value.Null || b instanceof Value.Null
            ? Value.NULL
            : arithmetic(op, number(a, left.type()), number(b, right.type()), a, b, type);
      }
      case Negate(var value) -> negate(evaluate(value), value.type());
      case Member _, Call _ -> throw new IllegalArgumentException("not here: " + expr);
    };
  }

  private Value logic(List<Expr> terms, boolean decisive) {
    boolean unknown = false;
    for (Expr term : terms) {
      Value value = evaluate(term);
      if (value.equals(new Value.Bool(decisive))) {
        return value;
      }
      unknown |= value instanceof Value.Null;
    }
    return unknown ? Value.NULL : new Value.Bool(!decisive);
  }

  private Value in(Value value, DataType type, List<Literal> options) {
    boolean unknown = value instanceof Value.Null && !options.isEmpty();
    for (Literal option : options) {
      Value same = compare(Comparison.EQ, type, value, option.value());
      if (same.equals(new Value.Bool(true))) {
        return same;
      }
      unknown |= same instanceof Value.Null;
    }
    return unknown ? Value.NULL : new Value.Bool(false);
  }

  private static Value compare(Comparison op, DataType type, Value left, Value right) {
    boolean anyNull = left instanceof Value.Null || right instanceof Value.Null;
    if (op == Comparison.NOT_DISTINCT) {
      return new Value.Bool(anyNull ? left.equals(right) : order(type, left, right) == 0);
    }
    if (anyNull) {
      return Value.NULL;
    }
    int order = order(type, left, right);
    return new Value.Bool(
        switch (op) {
          case EQ, NOT_DISTINCT -> order == 0;
          case NE -> order != 0;
          case LT -> order < 0;
          case LE -> order <= 0;
          case GT -> order > 0;
          case GE -> order >= 0;
        });
  }

  private static int order(DataType type, Value left, Value right) {
    return switch (left) {
      case Value.Bool(var truth) -> Boolean.compare(truth, ((Value.Bool) right).value());
      case Value.Real(var number) ->
          Double.compare(number + 0.0, ((Value.Real) right).value() + 0.0);
      case Value.Text(var text) ->
          Arrays.compareUnsigned(
              text.getBytes(StandardCharsets.UTF_8),
              ((Value.Text) right).value().getBytes(StandardCharsets.UTF_8));
      case Value.Int _, Value.Exact _ -> number(left, type).compareTo(number(right, type));
      case Value.Null _, Value.Bytes _, Value.Items _ ->
          throw new IllegalArgumentException("no order: " + left);
    };
  }

  private static BigDecimal number(Value value, DataType type) {
    return switch (value) {
      case Value.Int(var number) -> BigDecimal.valueOf(number);
      case Value.Exact(var unscaled) -> new BigDecimal(unscaled, ((Decimal) type).scale());
      case Value.Null _, Value.Bool _, Value.Real _ -> BigDecimal.ZERO;
      case Value.Text _, Value.Bytes _, Value.Items _ -> BigDecimal.ZERO;
    };
  }

  private static Value arithmetic(
      Operator op, BigDecimal a, BigDecimal b, Value left, Value right, DataType type) {
    if (left instanceof Value.Real(var x) && right instanceof Value.Real(var y)) {
      return new Value.Real(
          switch (op) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case REMAINDER -> x % y;
          });
    }
    if (b.signum() == 0 && (op == Operator.DIVIDE || op == Operator.REMAINDER)) {
      throw new Failed();
    }
    int scale = type instanceof Decimal decimal ? decimal.scale() : 0;
    BigDecimal exact =
        switch (op) {
          case ADD -> a.add(b);
          case SUBTRACT -> a.subtract(b);
          case MULTIPLY -> a.multiply(b);
          case DIVIDE -> a.divide(b, scale, RoundingMode.DOWN);
          case REMAINDER -> a.remainder(b);
        };
    return fit(exact.setScale(scale, RoundingMode.HALF_UP), type);
  }

  private static Value negate(Value value, DataType type) {
    return switch (value) {
      case Value.Null _ -> value;
      case Value.Real(var number) -> new Value.Real(-number);
      case Value.Int _, Value.Exact _, Value.Bool _, Value.Text _, Value.Bytes _, Value.Items _ ->
          fit(number(value, type).negate(), type);
    };
  }

  /// The number as a value of a type that has its scale, or a failure.
  private static Value fit(BigDecimal number, DataType type) {
    if (type instanceof Decimal decimal) {
      if (number.precision() - number.scale() > decimal.precision() - decimal.scale()
          && number.signum() != 0) {
        throw new Failed();
      }
      return new Value.Exact(number.unscaledValue());
    }
    int bits =
        switch (type) {
          case Simple.INT8 -> 8;
          case Simple.INT16 -> 16;
          case Simple.INT32 -> 32;
          case Simple.INT64 -> 64;
          case Simple _, Decimal _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ ->
              throw new IllegalArgumentException();
        };
    BigInteger whole = number.toBigIntegerExact();
    if (whole.bitLength() >= bits) {
      throw new Failed();
    }
    return new Value.Int(whole.longValueExact());
  }

  private static Value cast(Value value, DataType from, DataType to, OnFailure onFailure) {
    if (value instanceof Value.Null || from.equals(to)) {
      return value;
    }
    if (!Conversions.exists(from, to)) {
      throw new IllegalArgumentException(from + " to " + to);
    }
    try {
      return cast(value, from, to);
    } catch (Failed | NumberFormatException e) {
      if (onFailure == OnFailure.ERROR) {
        throw new Failed();
      }
      return Value.NULL;
    }
  }

  private static Value cast(Value value, DataType from, DataType to) {
    if (to == Simple.STRING) {
      return new Value.Text(
          value instanceof Value.Bool(var truth)
              ? Boolean.toString(truth)
              : number(value, from).toPlainString());
    }
    if (to == Simple.BOOLEAN) {
      return new Value.Bool(number(value, from).signum() != 0);
    }
    BigDecimal exact =
        switch (value) {
          case Value.Real(var real) -> {
            if (!Double.isFinite(real)) {
              throw new Failed();
            }
            yield new BigDecimal(real);
          }
          case Value.Text(var text) -> new BigDecimal(text);
          case Value.Bool(var truth) -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
          case Value.Null _, Value.Int _, Value.Exact _, Value.Bytes _, Value.Items _ ->
              number(value, from);
        };
    if (to == Simple.FLOAT64) {
      return new Value.Real(exact.doubleValue());
    }
    boolean text = from == Simple.STRING;
    if (to instanceof Decimal decimal) {
      return fit(exact.setScale(decimal.scale(), RoundingMode.HALF_UP), to);
    }
    if (text && exact.scale() > 0) {
      throw new Failed();
    }
    return fit(exact.setScale(0, RoundingMode.DOWN), to);
  }
}
