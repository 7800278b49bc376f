package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Scan;
import java.util.Optional;

/// Gives a scan the conjuncts to filter by, so that it can skip files and pages.
///
/// ```text
/// Filter a > 1           Scan t (a) where a > 1
///   Scan t (a)      =>
/// ```
///
/// What can fail stays above: a source evaluates conjuncts in any order, and on bounds.
final class PushFilterIntoScan implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Filter(Scan(var table, var imports, var filters), var predicate))) {
      return Optional.empty();
    }
    return Split.of(predicate, conjunct -> !conjunct.canFail())
        .map(split -> {
          Conjuncts all = new Conjuncts(filters).and(split.moves());
          return split.stays().over(new Scan(table, imports, all.terms()));
        });
  }
}
