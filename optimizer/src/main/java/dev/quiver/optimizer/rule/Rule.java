package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import java.util.Optional;

/// Rewrites one node into an equivalent one.
///
/// A rule looks at a node and below, never at its parents; keeps the columns and their order; is a
/// pure function; answers empty rather than the same plan; and never throws for what it does not
/// understand.
public interface Rule {
  /// The node to stand in this one's place, or empty.
  Optional<Plan> apply(Plan plan, RuleContext context);

  /// The name in traces, golden files and `rules.off`.
  default String name() {
    return getClass().getSimpleName();
  }
}
