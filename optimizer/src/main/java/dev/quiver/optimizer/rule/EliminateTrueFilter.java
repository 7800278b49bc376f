package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Scan;
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
    return switch (plan) {
      case Filter(var input, var predicate) when predicate.equals(TRUE) -> Optional.of(input);
      case Scan(var table, var imports, var filters) when filters.contains(TRUE) ->
          Optional.of(
              new Scan(table, imports, filters.stream().filter(one -> !one.equals(TRUE)).toList()));
      default -> Optional.empty();
    };
  }
}
