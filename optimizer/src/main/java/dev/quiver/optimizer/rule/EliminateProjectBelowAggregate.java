package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Project;
import java.util.Optional;

/// Drops a projection that only leaves out columns, where an aggregate takes what it needs.
///
/// ```text
/// Aggregate by a          Aggregate by a
///   Project a               Scan t (a, b)
///     Scan t (a, b)    =>
/// ```
final class EliminateProjectBelowAggregate implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return plan instanceof Aggregate(Project(var input, var assignments), var keys, var calls)
            && assignments.stream().allMatch(one -> one.value().equals(new Ref(one.column())))
        ? Optional.of(new Aggregate(input, keys, calls))
        : Optional.empty();
  }
}
