package dev.quiver.optimizer.program;

import dev.quiver.logical.plan.Program;
import java.util.Optional;

/// Rewrites a program into an equivalent one: the same sinks give the same rows.
///
/// Visits each definition a constant number of times, and answers empty rather than the same
/// program.
public interface ProgramRule {
  /// The program to go on with, or empty.
  Optional<Program> apply(Program program, ProgramContext context);

  /// The name in traces, golden files and `rules.off`.
  default String name() {
    return getClass().getSimpleName();
  }
}
