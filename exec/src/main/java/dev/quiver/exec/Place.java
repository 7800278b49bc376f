package dev.quiver.exec;

import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.context.PlanPosition;
import dev.quiver.exec.context.PlanPosition.Root;

/// Numbers the nodes of one plan in preorder while it is walked.
final class Place {
  private final Root root;
  private final String name;
  private final ExecutionContext context;
  private int next;

  Place(Root root, String name, ExecutionContext context) {
    this.root = root;
    this.name = name;
    this.context = context;
  }

  /// The counts of the node that is entered now.
  OperatorMetrics enter() {
    return context.metrics().operator(new PlanPosition(root, name, next++));
  }
}
