package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Replaces the union of one input by that input under the union's column ids.
///
/// ```text
/// Union (a#2)          Project a#2 := a
///   Scan t (a)    =>     Scan t (a)
/// ```
final class EliminateSingleUnion implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Union(var inputs, var columns)) || inputs.size() != 1) {
      return Optional.empty();
    }
    List<Column> from = context.columns(inputs.getFirst());
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      assignments.add(new Assignment(columns.get(i), new Ref(from.get(i))));
    }
    return Optional.of(new Project(inputs.getFirst(), assignments));
  }
}
