package dev.quiver.optimizer;

import dev.quiver.optimizer.program.ProgramRule;
import dev.quiver.optimizer.rule.Phase;
import dev.quiver.optimizer.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One line of the pipeline.
sealed interface Step {
  /// A phase over the plan of every definition and every output.
  record Within(Phase phase) implements Step {
    @Override
    public String name() {
      return phase.name();
    }
  }

  /// A rule over the whole program; `between` is what it may run on a plan it has changed.
  record Across(String name, ProgramRule rule, List<Rule> between) implements Step {
    public Across {
      between = List.copyOf(between);
    }

    Phase phase() {
      return new Phase(name, Phase.Mode.FIXPOINT, between);
    }
  }

  /// The name of the phase.
  String name();

  /// The names by which this step or a part of it can be switched off.
  default Stream<String> names() {
    return switch (this) {
      case Within(var phase) ->
          Stream.concat(Stream.of(phase.name()), phase.rules().stream().map(Rule::name));
      case Across(var name, var rule, var between) ->
          Stream.concat(Stream.of(name, rule.name()), between.stream().map(Rule::name));
    };
  }

  /// This step without what is switched off, or empty.
  default Optional<Step> without(Set<String> off) {
    if (off.contains(name())) {
      return Optional.empty();
    }
    return switch (this) {
      case Within(var phase) ->
          Optional.of(new Within(new Phase(phase.name(), phase.mode(), on(phase.rules(), off))));
      case Across(var name, var rule, var between) ->
          off.contains(rule.name())
              ? Optional.empty()
              : Optional.of(new Across(name, rule, on(between, off)));
    };
  }

  private static List<Rule> on(List<Rule> rules, Set<String> off) {
    return rules.stream().filter(rule -> !off.contains(rule.name())).toList();
  }
}
