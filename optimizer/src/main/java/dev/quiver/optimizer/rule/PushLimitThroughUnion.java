package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.Union;
import java.util.Optional;

/// Takes from each input of a union no more rows than are wanted of all.
///
/// ```text
/// Limit 3 after 1           Limit 3 after 1
///   Union (a)                 Union (a)
///     Scan t (b)       =>       Limit 4
///     Scan u (c)                  Scan t (b)
///                               Limit 4
///                                 Scan u (c)
/// ```
final class PushLimitThroughUnion implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Limit(Union union, var offset, var count))
        || count >= Limit.ALL - offset) {
      return Optional.empty();
    }
    long most = offset + count;
    RowCount rows = new RowCount(context);
    Plan limited =
        union.mapInputs(input -> rows.most(input) <= most ? input : new Limit(input, 0, most));
    return limited.isSame(union)
        ? Optional.empty()
        : Optional.of(new Limit(limited, offset, count));
  }
}
