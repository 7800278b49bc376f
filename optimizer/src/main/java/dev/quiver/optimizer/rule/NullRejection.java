package dev.quiver.optimizer.rule;

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
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.NullRule;
import java.util.List;
import java.util.Set;

/// What becomes of expressions where all columns of some ids are NULL.
record NullRejection(Set<Integer> ids) {
  /// Whether one of these conjuncts is not true there.
  boolean byAny(List<Expr> conjuncts) {
    return conjuncts.stream().anyMatch(this::by);
  }

  /// Whether a predicate is not true there.
  boolean by(Expr predicate) {
    return switch (predicate) {
      case And(var terms) -> terms.stream().anyMatch(this::by);
      case Or(var terms) -> terms.stream().allMatch(this::by);
      case Not(IsNull(var value)) -> isNull(value);
      case Compare(var op, var value, Literal constant)
          when op == Comparison.NOT_DISTINCT && !constant.isNull() ->
          constant.equals(Literal.of(true)) ? by(value) : isNull(value);
      case Expr other -> isNull(other);
    };
  }

  /// Whether an expression is NULL there.
  private boolean isNull(Expr expr) {
    return switch (expr) {
      case Literal literal -> literal.isNull();
      case Ref(var column) -> ids.contains(column.id());
      case Compare(var op, var left, var right) ->
          op != Comparison.NOT_DISTINCT && (isNull(left) || isNull(right));
      case And(var terms) -> terms.stream().allMatch(this::isNull);
      case Or(var terms) -> terms.stream().allMatch(this::isNull);
      case Coalesce(var terms) -> terms.stream().allMatch(this::isNull);
      case Not(var term) -> isNull(term);
      case InList(var value, _) -> isNull(value);
      case Cast(var value, _, _) -> isNull(value);
      case Arithmetic(_, var left, var right, _) -> isNull(left) || isNull(right);
      case Negate(var value) -> isNull(value);
      case Member(var struct, _) -> isNull(struct);
      case Call(var function, var arguments, _) ->
          function.nulls() != NullRule.OWN && arguments.stream().anyMatch(this::isNull);
      case IsNull _, Case _ -> false;
    };
  }
}
