package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import java.util.Optional;

/// Joins a scalar subquery plainly where it has one row at most: as an outer join, and as a product
/// where it always has one.
///
/// ```text
/// Join single TRUE              Join TRUE
///   Scan t (a)                    Scan t (a)
///   Aggregate: m := max(b)   =>   Aggregate: m := max(b)
///     Scan u (b)                    Scan u (b)
/// ```
final class ReplaceSingleJoin implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Join(var left, var right, var type, var condition))
        || (type != JoinType.SINGLE && type != JoinType.LEFT)) {
      return Optional.empty();
    }
    RowCount count = new RowCount(context);
    if (Conjuncts.of(condition).isEmpty() && count.isOne(right)) {
      return Optional.of(new Join(left, right, JoinType.INNER, condition));
    }
    return type == JoinType.SINGLE && count.matchesOnce(new Join(left, right, type, condition))
        ? Optional.of(new Join(left, right, JoinType.LEFT, condition))
        : Optional.empty();
  }
}
