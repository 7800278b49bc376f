package dev.quiver.optimizer.planner;

import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Estimate;
import dev.quiver.optimizer.estimate.Profile;
import dev.quiver.physical.PhysicalPlan;
import java.util.List;

/// A physical plan, its columns, what is thought of its rows, and what it reads.
record Planned(PhysicalPlan plan, List<Column> columns, Profile profile, List<Planned> inputs) {
  /// How many rows and bytes it is thought to give.
  Estimate estimate() {
    return Estimate.of(profile, columns);
  }

  /// Adds the estimates of the plan's nodes in preorder.
  void collect(List<Estimate> estimates) {
    estimates.add(estimate());
    inputs.forEach(input -> input.collect(estimates));
  }
}
