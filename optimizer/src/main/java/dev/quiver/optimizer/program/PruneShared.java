package dev.quiver.optimizer.program;

import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.rule.Pruning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Takes out of a definition the columns that none of its References takes.
///
/// ```text
/// view v                      view v
///   Scan t (a, b, c)            Scan t (a, b)
/// output one             =>   output one
///   View v (a)                  View v (a)
/// output two                  output two
///   View v (b)                  View v (b)
/// ```
///
/// Readers come after what they read, so going backwards every reader of a definition has been
/// narrowed before it.
final class PruneShared implements ProgramRule {
  @Override
  public Optional<Program> apply(Program program, ProgramContext context) {
    Map<String, SortedSet<Integer>> taken = new HashMap<>();
    program.sinks().forEach(sink -> collect(sink.plan(), taken));
    List<Definition> narrowed = new ArrayList<>();
    boolean changed = false;
    for (Definition definition : program.definitions().reversed()) {
      List<Column> columns = definition.plan().columns();
      List<Column> kept =
          taken.getOrDefault(definition.name(), new TreeSet<>()).stream()
              .map(columns::get)
              .toList();
      Plan plan =
          kept.size() == columns.size()
              ? Pruning.keepAll(definition.plan())
              : Pruning.keep(definition.plan(), kept);
      changed |= !plan.isSame(definition.plan());
      collect(plan, taken);
      narrowed.add(new Definition(definition.name(), plan));
    }
    return changed
        ? Optional.of(renumbered(new Program(narrowed.reversed(), program.sinks()), taken))
        : Optional.empty();
  }

  private static void collect(Plan plan, Map<String, SortedSet<Integer>> taken) {
    References.in(
        plan,
        reference -> {
          SortedSet<Integer> sources =
              taken.computeIfAbsent(reference.definition(), _ -> new TreeSet<>());
          reference.imports().forEach(one -> sources.add(one.source()));
        });
  }

  /// References in terms of the columns that are left.
  private static Program renumbered(Program program, Map<String, SortedSet<Integer>> taken) {
    Map<String, Map<Integer, Integer>> ordinals = new HashMap<>();
    taken.forEach((name, sources) -> {
      Map<Integer, Integer> places = new HashMap<>();
      sources.forEach(source -> places.put(source, places.size()));
      ordinals.put(name, places);
    });
    return References.mapNodes(
        program,
        node -> {
          if (!(node instanceof Reference(var name, var imports))) {
            return node;
          }
          Map<Integer, Integer> places = ordinals.getOrDefault(name, Map.of());
          boolean moves =
              imports.stream().anyMatch(one -> one.source() != place(places, one.source()));
          return moves
              ? new Reference(
                  name,
                  imports.stream()
                      .map(one -> new Import(one.column(), place(places, one.source())))
                      .toList())
              : node;
        });
  }

  private static int place(Map<Integer, Integer> places, int source) {
    return places.getOrDefault(source, source);
  }
}
