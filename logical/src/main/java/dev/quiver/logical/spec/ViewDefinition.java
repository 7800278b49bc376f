package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;

/// A named step of the DAG. What it reads and the columns it has are derived; where it declares
/// them, they are checked.
public record ViewDefinition(
    String name,
    Optional<String> viewKind,
    Optional<List<String>> viewDependencies,
    ViewTransform transform,
    Optional<SchemaContract> outputSchema) {
  public ViewDefinition {
    viewDependencies = viewDependencies.map(List::copyOf);
  }
}
