package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.MarkJoin;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Compares by `=` what a condition compares so that NULL equals NULL, where one side is never
/// NULL: what the other's NULLs then give is not true either way.
///
/// ```text
/// Join semi a IS NOT DISTINCT FROM b      Join semi a = b
///   Scan t (a)                       =>     Scan t (a)
///   Filter b IS NOT NULL                    Filter b IS NOT NULL
///     Scan u (b)                              Scan u (b)
/// ```
///
/// For a mark neither side may be NULL, since its condition may be unknown.
final class SimplifyNullSafeEquality implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return switch (plan) {
      case Filter(var input, _) -> {
        NotNull known = new NotNull(input, context);
        yield inConjuncts(plan, one -> known.is(one.left()) || known.is(one.right()));
      }
      case Join(var left, var right, _, _) -> {
        NotNull known = new NotNull(List.of(left, right), context);
        yield inConjuncts(plan, one -> known.is(one.left()) || known.is(one.right()));
      }
      case MarkJoin(var left, var right, _, _) -> {
        NotNull known = new NotNull(List.of(left, right), context);
        yield inConjuncts(plan, one -> known.is(one.left()) && known.is(one.right()));
      }
      case Plan _ -> Optional.empty();
    };
  }

  private static Optional<Plan> inConjuncts(Plan plan, Predicate<Compare> isPlain) {
    return NodeRewrite.inNode(
        plan,
        whole -> {
          List<Expr> terms = Conjuncts.of(whole).terms();
          List<Expr> after = ExprRewrite.list(terms, one -> plain(one, isPlain));
          return ExprRewrite.isSame(terms, after) ? whole : new Conjuncts(after).predicate();
        });
  }

  private static Expr plain(Expr expr, Predicate<Compare> isPlain) {
    return expr instanceof Compare compare
            && compare.op() == Comparison.NOT_DISTINCT
            && isPlain.test(compare)
        ? new Compare(Comparison.EQ, compare.left(), compare.right())
        : expr;
  }
}
