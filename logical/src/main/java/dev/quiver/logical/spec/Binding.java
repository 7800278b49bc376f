package dev.quiver.logical.spec;

import dev.quiver.logical.plan.Program;
import java.util.List;

/// A bound document: its program, and what its author should know.
public record Binding(Program program, List<SpecWarning> warnings) {
  public Binding {
    warnings = List.copyOf(warnings);
  }
}
