package dev.quiver.logical.plan;

import java.util.List;

/// A whole spec as algebra: definitions, each before the first that reads it, and what leaves.
public record Program(List<Definition> definitions, List<Sink> sinks) {
  public Program {
    definitions = List.copyOf(definitions);
    sinks = List.copyOf(sinks);
  }
}
