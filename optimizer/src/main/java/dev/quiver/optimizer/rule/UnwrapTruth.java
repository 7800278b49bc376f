package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateCall.Rows;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Scan;
import java.util.List;
import java.util.Optional;

/// Asks for no more than truth where NULL is as good as FALSE: in filters, conditions of joins, and
/// the filters of aggregates.
///
/// ```text
/// Filter (a > 1) IS NOT DISTINCT FROM TRUE      Filter a > 1
///   Scan t (a)                             =>     Scan t (a)
/// ```
///
/// A mark can be NULL, so its condition is left alone.
final class UnwrapTruth implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return switch (plan) {
      case Filter _, Join _, Scan _ -> NodeRewrite.inNode(plan, UnwrapTruth::unwrap);
      case Aggregate(var input, var keys, var calls) -> {
        List<Aggregation> after =
            calls.stream().map(one -> new Aggregation(one.column(), unwrap(one.call()))).toList();
        yield after.equals(calls)
            ? Optional.empty()
            : Optional.of(new Aggregate(input, keys, after));
      }
      case Plan _ -> Optional.empty();
    };
  }

  private static AggregateCall unwrap(AggregateCall call) {
    Rows rows = call.rows();
    List<Expr> filters = ExprRewrite.list(rows.filters(), UnwrapTruth::unwrap);
    return new AggregateCall(
        call.function(),
        call.arguments(),
        new Rows(filters, rows.distinct(), rows.order()),
        call.type());
  }

  private static Expr unwrap(Expr expr) {
    return switch (expr) {
      case And(var terms) -> terms(expr, terms);
      case Or(var terms) -> terms(expr, terms);
      case Compare(var op, var value, Literal truth)
          when op == Comparison.NOT_DISTINCT && truth.equals(Literal.of(true)) ->
          unwrap(value);
      case Expr other -> other;
    };
  }

  private static Expr terms(Expr expr, List<Expr> terms) {
    List<Expr> after = ExprRewrite.list(terms, UnwrapTruth::unwrap);
    return ExprRewrite.isSame(terms, after) ? expr : expr.withChildren(after);
  }
}
