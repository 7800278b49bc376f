package dev.quiver.optimizer.program;

import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Renumbering;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.rule.PlanColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Puts a definition with one Reference in that Reference's place.
///
/// ```text
/// view v                      output out
///   Filter a > 1                Filter a > 1
///     Scan t (a)        =>        Scan t (a)
/// output out
///   View v (a)
/// ```
///
/// References are counted, not readers: a definition read twice by one plan is shared. A plan grows
/// no deeper than 200 nodes; what does not fit stays a definition. What comes in takes the ids that
/// the Reference dealt, and ids above the host's for the rest, so each definition is renumbered
/// once.
final class InlineSingles implements ProgramRule {
  private static final int MAX_DEPTH = 200;

  @Override
  public Optional<Program> apply(Program program, ProgramContext context) {
    Inlining inlining = new Inlining(program);
    List<Sink> sinks =
        program.sinks().stream()
            .map(one -> new Sink(one.name(), inlining.host(one.plan()), one.target()))
            .toList();
    List<Definition> kept = new ArrayList<>();
    for (Definition definition : program.definitions().reversed()) {
      if (!inlining.gone.contains(definition.name())) {
        kept.add(new Definition(definition.name(), inlining.host(definition.plan())));
      }
    }
    return inlining.gone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Program(kept.reversed(), sinks));
  }

  private static int height(Plan plan) {
    int below = 0;
    for (Plan input : plan.inputs()) {
      below = Math.max(below, height(input));
    }
    return below + 1;
  }

  /// One program's definitions on their way into their readers.
  private static final class Inlining {
    private final Map<String, Plan> singles = new HashMap<>();
    private final Set<String> gone = new HashSet<>();
    private int lastId;

    Inlining(Program program) {
      Map<String, Integer> counts = References.count(program);
      for (Definition definition : program.definitions()) {
        if (counts.getOrDefault(definition.name(), 0) == 1) {
          singles.put(definition.name(), definition.plan());
        }
      }
    }

    Plan host(Plan plan) {
      lastId = PlanColumns.lastId(plan);
      return inline(plan, 1);
    }

    private Plan inline(Plan plan, int depth) {
      if (!(plan instanceof Reference reference)) {
        return plan.mapInputs(input -> inline(input, depth + 1));
      }
      Plan single = singles.get(reference.definition());
      if (single == null || depth + height(single) > MAX_DEPTH) {
        return plan;
      }
      gone.add(reference.definition());
      int offset = lastId + 1;
      lastId = offset + PlanColumns.lastId(single);
      return inline(body(single, reference.imports(), offset), depth + 1);
    }

    /// The definition under the names of those who read it; with a projection on top only where
    /// they take other columns than it has, or in another order.
    private static Plan body(Plan single, List<Import> imports, int offset) {
      List<Column> columns = single.columns();
      Map<Integer, Column> successors = new HashMap<>();
      for (Import one : imports) {
        successors.putIfAbsent(columns.get(one.source()).id(), one.column());
      }
      Plan body = new Renumbering(offset, successors).of(single);
      List<Column> wanted = imports.stream().map(Import::column).toList();
      if (body.columns().equals(wanted)) {
        return body;
      }
      return new Project(
          body,
          imports.stream()
              .map(one ->
                  new Assignment(
                      one.column(),
                      new Ref(
                          Objects.requireNonNull(successors.get(columns.get(one.source()).id())))))
              .toList());
    }
  }
}
