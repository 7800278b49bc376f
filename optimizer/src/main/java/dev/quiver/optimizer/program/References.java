package dev.quiver.optimizer.program;

import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Finds and changes the places where plans read definitions.
final class References {
  private References() {}

  /// Shows every Reference of a plan.
  static void in(Plan plan, Consumer<Reference> found) {
    if (plan instanceof Reference reference) {
      found.accept(reference);
    }
    plan.inputs().forEach(input -> in(input, found));
  }

  /// How many References each definition has; those that have none are missing.
  static Map<String, Integer> count(Program program) {
    Map<String, Integer> counts = new HashMap<>();
    Consumer<Reference> add = one -> counts.merge(one.definition(), 1, Integer::sum);
    program.definitions().forEach(definition -> in(definition.plan(), add));
    program.sinks().forEach(sink -> in(sink.plan(), add));
    return counts;
  }

  /// The program with `change` applied to each node, inputs first.
  static Program mapNodes(Program program, UnaryOperator<Plan> change) {
    List<Definition> definitions =
        program.definitions().stream()
            .map(one -> new Definition(one.name(), mapNodes(one.plan(), change)))
            .toList();
    List<Sink> sinks =
        program.sinks().stream()
            .map(one -> new Sink(one.name(), mapNodes(one.plan(), change), one.target()))
            .toList();
    return new Program(definitions, sinks);
  }

  private static Plan mapNodes(Plan plan, UnaryOperator<Plan> change) {
    return change.apply(plan.mapInputs(input -> mapNodes(input, change)));
  }
}
