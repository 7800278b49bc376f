package dev.quiver.optimizer.program;

import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Drops definitions that no output needs, directly or through others.
///
/// ```text
/// view a               output out
///   Scan t (a)    =>     Scan u (b)
/// output out
///   Scan u (b)
/// ```
final class DropUnread implements ProgramRule {
  @Override
  public Optional<Program> apply(Program program, ProgramContext context) {
    Set<String> read = new HashSet<>();
    program.sinks().forEach(sink -> References.in(sink.plan(), one -> read.add(one.definition())));
    List<Definition> kept = new ArrayList<>();
    for (Definition definition : program.definitions().reversed()) {
      if (read.contains(definition.name())) {
        kept.add(definition);
        References.in(definition.plan(), one -> read.add(one.definition()));
      }
    }
    return kept.size() == program.definitions().size()
        ? Optional.empty()
        : Optional.of(new Program(kept.reversed(), program.sinks()));
  }
}
