package dev.quiver.optimizer.program;

import dev.quiver.logical.plan.Plan;
import dev.quiver.optimizer.estimate.Knowledge;

/// What a program rule may ask for.
public interface ProgramContext {
  /// The plan of the definition `within`, after the phase that goes with the rule.
  Plan settle(String within, Plan plan);

  /// What is thought of definitions: of none, until they are added.
  Knowledge knowledge();
}
