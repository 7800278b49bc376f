package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a column as it is, instead of converted, with a constant: the constant is converted
/// back, where that loses nothing.
///
/// ```text
/// Filter CAST(a AS int64) = 5      Filter a = 5
///   Scan t (a)                =>     Scan t (a)
/// ```
///
/// For conversions that keep order and tell any two values apart: to wider integers and decimals.
final class UnwrapCasts implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return NodeRewrite.inNode(
        plan, expr -> ExprRewrite.bottomUp(expr, one -> unwrapped(one, context)));
  }

  private static Expr unwrapped(Expr expr, RuleContext context) {
    return switch (expr) {
      case Compare(var op, Cast cast, Literal constant) ->
          back(cast, constant, context)
              .<Expr>map(value -> new Compare(op, cast.value(), value))
              .orElse(expr);
      case Compare(var op, Literal constant, Cast cast) ->
          back(cast, constant, context)
              .<Expr>map(value -> new Compare(op, value, cast.value()))
              .orElse(expr);
      case InList(Cast cast, var options) -> inList(expr, cast, options, context);
      case Expr other -> other;
    };
  }

  private static Expr inList(Expr whole, Cast cast, List<Literal> options, RuleContext context) {
    List<Literal> values = new ArrayList<>();
    for (Literal option : options) {
      back(cast, option, context).ifPresent(values::add);
    }
    return values.size() == options.size() ? new InList(cast.value(), values) : whole;
  }

  /// The constant that a conversion makes this one of.
  private static Optional<Literal> back(Cast cast, Literal constant, RuleContext context) {
    DataType own = cast.value().type();
    if (!isWidening(own, cast.type()) || cast.value() instanceof Literal || constant.isNull()) {
      return Optional.empty();
    }
    return context
        .fold(new Cast(constant, own, OnFailure.NULL))
        .filter(value -> !value.isNull() && value.type().equals(own))
        .filter(value -> isSame(new Cast(value, cast.type(), OnFailure.NULL), constant, context));
  }

  private static boolean isSame(Expr value, Literal constant, RuleContext context) {
    return context
        .fold(new Compare(Comparison.EQ, value, constant))
        .filter(Literal.of(true)::equals)
        .isPresent();
  }

  private static boolean isWidening(DataType from, DataType to) {
    if (to instanceof Decimal(var precision, var scale)) {
      return from instanceof Decimal(var p, var s)
          ? scale >= s && precision - scale >= p - s
          : from.isInteger() && precision - scale >= digits(from);
    }
    return from.isInteger() && to.isInteger() && digits(to) >= digits(from);
  }

  private static int digits(DataType integer) {
    return switch ((DataType.Simple) integer) {
      case INT8 -> 3;
      case INT16 -> 5;
      case INT32 -> 10;
      case INT64 -> 19;
      default -> throw new AssertionError(integer);
    };
  }
}
