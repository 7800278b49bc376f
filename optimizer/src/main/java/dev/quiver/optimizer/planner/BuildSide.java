package dev.quiver.optimizer.planner;

import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.physical.PhysicalPlan.Side;

/// Chooses the side of a join that goes into the hash table: the one with fewer bytes, and the
/// right one of two alike. SEMI and ANTI only ask whether there is a match, so they build the
/// right.
final class BuildSide {
  private BuildSide() {}

  static Side of(JoinType type, double leftBytes, double rightBytes) {
    return switch (type) {
      case SEMI, ANTI, SINGLE -> Side.RIGHT;
      case INNER, LEFT, RIGHT, FULL -> leftBytes < rightBytes ? Side.LEFT : Side.RIGHT;
    };
  }
}
