package dev.quiver.logical.spec;

import java.util.List;

/// What the author knows of joins and keys.
public record JoinGraph(List<JoinEdge> edges, List<JoinConstraint> constraints) {
  public JoinGraph {
    edges = List.copyOf(edges);
    constraints = List.copyOf(constraints);
  }

  /// Nothing is known.
  static final JoinGraph NONE = new JoinGraph(List.of(), List.of());

  /// Two relations that are joined somewhere.
  public record JoinEdge(
      String leftRelation,
      String rightRelation,
      RelateType joinType,
      List<String> leftKeys,
      List<String> rightKeys) {
    public JoinEdge {
      leftKeys = List.copyOf(leftKeys);
      rightKeys = List.copyOf(rightKeys);
    }
  }

  /// A fact about columns of relations.
  public record JoinConstraint(
      String name, String constraintType, List<String> relations, List<String> columns) {
    public JoinConstraint {
      relations = List.copyOf(relations);
      columns = List.copyOf(columns);
    }
  }
}
