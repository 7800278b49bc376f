package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.plan.Conjuncts;
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
    boolean never =
        (plan instanceof Filter(_, var predicate) && isNever(Conjuncts.of(predicate).terms()))
            || (plan instanceof Scan(_, _, var filters) && isNever(filters));
    return never ? Optional.of(new Empty(context.columns(plan))) : Optional.empty();
  }

  private static boolean isNever(List<Expr> conjuncts) {
    Set<Expr> all = new HashSet<>(conjuncts);
    Map<Expr, Expr> equals = new HashMap<>();
    for (Expr conjunct : conjuncts) {
      boolean isOpposite = conjunct instanceof Not(var term) && all.contains(term);
      if (isConstant(conjunct) || isOpposite || equalsAnother(conjunct, equals)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConstant(Expr conjunct) {
    return conjunct instanceof Literal literal
        && (literal.isNull() || literal.equals(Literal.of(false)));
  }

  private static boolean equalsAnother(Expr conjunct, Map<Expr, Expr> equals) {
    if (!(conjunct instanceof Compare(var op, var value, Literal constant))
        || op != Comparison.EQ
        || constant.type().isFloat()) {
      return false;
    }
    Expr other = equals.putIfAbsent(value, constant);
    return other != null && !other.equals(constant);
  }
}
