package dev.quiver.logical.spec;

import java.util.List;

/// A named step of the DAG.
public record ViewDefinition(
    String name,
    String viewKind,
    List<String> viewDependencies,
    ViewTransform transform,
    SchemaContract outputSchema) {
  public ViewDefinition {
    viewDependencies = List.copyOf(viewDependencies);
  }
}
