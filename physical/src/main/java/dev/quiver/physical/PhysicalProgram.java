package dev.quiver.physical;

import dev.quiver.logical.plan.Target;
import java.util.List;

/// A whole spec, ready to be carried out: shares, each before the first that reads it, and what
/// leaves.
public record PhysicalProgram(List<Share> shares, List<PhysicalSink> sinks) {
  public PhysicalProgram {
    shares = List.copyOf(shares);
    sinks = List.copyOf(sinks);
  }

  /// A plan whose rows are kept until its last reader has read them.
  public record Share(String name, PhysicalPlan plan) {}

  /// The rows of a plan and where they go.
  public record PhysicalSink(String name, PhysicalPlan plan, Target target) {}
}
