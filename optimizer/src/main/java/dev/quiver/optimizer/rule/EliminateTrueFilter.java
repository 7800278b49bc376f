package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Scan;
import java.util.List;
import java.util.Optional;

/// Drops filters that every row passes.
///
/// ```text
/// Filter TRUE      Scan t
///   Scan t    =>
/// ```
final class EliminateTrueFilter implements Rule {
  private static final Literal TRUE = Literal.of(true);

  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (plan instanceof Filter(var input, var predicate) && predicate.equals(TRUE)) {
      return Optional.of(input);
    }
    if (!(plan instanceof Scan(var table, var imports, var filters)) || !filters.contains(TRUE)) {
      return Optional.empty();
    }
    List<Expr> kept = filters.stream().filter(one -> !one.equals(TRUE)).toList();
    return Optional.of(new Scan(table, imports, kept));
  }
}
