package dev.quiver.optimizer.program;

import dev.quiver.logical.plan.Plan;

/// What a program rule may ask for.
@FunctionalInterface
public interface ProgramContext {
  /// The plan of the definition `within`, after the phase that goes with the rule.
  Plan settle(String within, Plan plan);
}
