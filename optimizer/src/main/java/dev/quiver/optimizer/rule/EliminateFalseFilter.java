package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Scan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads nothing where no row can pass: a conjunct is FALSE or NULL, one contradicts another, or a
/// value would equal two constants. For a filter NULL is as good as FALSE.
///
/// ```text
/// Filter a = 1 AND a = 2      Empty (a)
///   Scan t (a)           =>
/// ```
final class EliminateFalseFilter implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return switch (plan) {
      case Filter(_, var predicate) when isNever(Conjuncts.of(predicate).terms()) ->
          Optional.of(new Empty(context.columns(plan)));
      case Scan(_, _, var filters) when isNever(filters) ->
          Optional.of(new Empty(context.columns(plan)));
      default -> Optional.empty();
    };
  }

  private static boolean isNever(List<Expr> conjuncts) {
    Set<Expr> all = new HashSet<>(conjuncts);
    Map<Expr, Expr> equals = new HashMap<>();
    for (Expr conjunct : conjuncts) {
      boolean never =
          switch (conjunct) {
            case Literal literal -> literal.isNull() || literal.equals(Literal.of(false));
            case Not(var term) -> all.contains(term);
            case Compare(var op, var value, Literal constant) when op == Comparison.EQ -> {
              Expr other = equals.putIfAbsent(value, constant);
              yield other != null && !other.equals(constant) && !constant.type().isFloat();
            }
            default -> false;
          };
      if (never) {
        return true;
      }
    }
    return false;
  }
}
