package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.PatternFunction;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Evaluates the predicates of the pruning tests on one row, in the plainest way.
final class RowEvaluator {
  private final List<Value> row;

  RowEvaluator(List<Value> row) {
    this.row = row;
  }

  boolean isTrue(Expr predicate) {
    return value(predicate).equals(new Value.Bool(true));
  }

  Value value(Expr expr) {
    return switch (expr) {
      case Literal(var value, _) -> value;
      case Ref(var column) -> row.get(column.id());
      case And(var terms) -> any(terms, false);
      case Or(var terms) -> any(terms, true);
      case Not(var term) ->
          value(term) instanceof Value.Bool(var truth) ? new Value.Bool(!truth) : Value.NULL;
      case IsNull(var value) -> new Value.Bool(value(value) instanceof Value.Null);
      case Compare(var op, var left, var right) -> compare(op, value(left), value(right));
      case InList(var value, var options) ->
          any(
              options.stream()
                  .map(option -> (Expr) new Compare(Comparison.EQ, value, option))
                  .toList(),
              true);
      case Cast(var value, var type, _) when type == Simple.INT64 -> value(value);
      case Cast(var value, var type, _) when type == Simple.DATE ->
          value(value) instanceof Value.Int(var micros)
              ? new Value.Int(Math.floorDiv(micros, 86_400_000_000L))
              : value(value);
      case Cast(var value, var type, _) when type == Simple.FLOAT64 ->
          value(value) instanceof Value.Int(var number) ? new Value.Real(number) : value(value);
      case Call(var function, var arguments, _) when function == PatternFunction.LIKE ->
          like(value(arguments.getFirst()), value(arguments.get(1)));
      case Expr other -> throw new AssertionError("not made by these tests: " + other);
    };
  }

  /// The value that decides, else NULL if one is NULL, else the other.
  private Value any(List<Expr> terms, boolean deciding) {
    List<Value> values = terms.stream().map(this::value).toList();
    if (values.contains(new Value.Bool(deciding))) {
      return new Value.Bool(deciding);
    }
    return values.contains(Value.NULL) ? Value.NULL : new Value.Bool(!deciding);
  }

  /// Patterns here are a prefix and `%`.
  private static Value like(Value text, Value pattern) {
    if (text instanceof Value.Text(var value) && pattern instanceof Value.Text(var prefix)) {
      return new Value.Bool(value.startsWith(prefix.substring(0, prefix.length() - 1)));
    }
    return Value.NULL;
  }

  private static Value compare(Comparison op, Value left, Value right) {
    boolean leftNull = left instanceof Value.Null;
    boolean rightNull = right instanceof Value.Null;
    if (op == Comparison.NOT_DISTINCT && (leftNull || rightNull)) {
      return new Value.Bool(leftNull && rightNull);
    }
    if (leftNull || rightNull) {
      return Value.NULL;
    }
    int order = order(left, right);
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

  private static int order(Value left, Value right) {
    return switch (left) {
      case Value.Real(var a) -> {
        double b = ((Value.Real) right).value();
        yield a == b ? 0 : Double.compare(a, b);
      }
      case Value.Text(var a) -> Arrays.compareUnsigned(utf8(a), utf8(((Value.Text) right).value()));
      case Value.Bool(var a) -> Boolean.compare(a, ((Value.Bool) right).value());
      case Value other -> number(other).compareTo(number(right));
    };
  }

  private static BigInteger number(Value value) {
    return value instanceof Value.Exact(var unscaled)
        ? unscaled
        : BigInteger.valueOf(((Value.Int) value).value());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
