package dev.quiver.exec.context;

import java.util.Comparator;

/// Names a node of a physical program: the share or sink whose plan it stands in, and its index
/// there in preorder (the plan's root is 0, then its first input's nodes, then the second's).
public record PlanPosition(Root root, String name, int preorder)
    implements Comparable<PlanPosition> {
  private static final Comparator<PlanPosition> ORDER =
      Comparator.comparing(PlanPosition::root)
          .thenComparing(PlanPosition::name)
          .thenComparingInt(PlanPosition::preorder);

  /// Which list of the program the plan stands in.
  public enum Root {
    SHARE,
    SINK
  }

  @Override
  public int compareTo(PlanPosition other) {
    return ORDER.compare(this, other);
  }
}
