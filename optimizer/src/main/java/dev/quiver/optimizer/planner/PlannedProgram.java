package dev.quiver.optimizer.planner;

import dev.quiver.optimizer.estimate.Estimate;
import dev.quiver.physical.PhysicalProgram;
import java.util.List;

/// A program as it is carried out, and what is thought of each of its nodes: the nodes of the
/// shares' plans, then those of the outputs', each plan's in preorder.
public record PlannedProgram(PhysicalProgram physical, List<Estimate> estimates) {
  public PlannedProgram {
    estimates = List.copyOf(estimates);
  }
}
