package dev.quiver.optimizer.program;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Filters a definition by what its readers ask, if each of them asks something.
///
/// ```text
/// view v                      view v
///   Scan t (a)                  Filter a = 1 OR a = 2
/// output one                      Scan t (a)
///   Filter a = 1              output one
///     View v (a)        =>      Filter a = 1
/// output two                      View v (a)
///   Filter a = 2              output two
///     View v (a)                Filter a = 2
///                                 View v (a)
/// ```
///
/// Where all ask the same, they need not ask again. What can fail is not carried across. A filter
/// that has grown large through a row of diamonds goes no further, so the cost stays linear.
final class PushFiltersIntoShared implements ProgramRule {
  private static final int MAX_NODES = 100;

  @Override
  public Optional<Program> apply(Program program, ProgramContext context) {
    Map<String, Asked> asked = new HashMap<>();
    program.sinks().forEach(sink -> collect(sink.plan(), asked));
    Map<String, Expr> settledBelow = new HashMap<>();
    List<Definition> filtered = new ArrayList<>();
    boolean changed = false;
    for (Definition definition : program.definitions().reversed()) {
      Asked readers = asked.getOrDefault(definition.name(), new Asked());
      Plan plan = definition.plan();
      if (readers.isPushable()) {
        changed = true;
        plan = context.settle(definition.name(), readers.over(plan));
        if (readers.predicates.size() == 1) {
          settledBelow.put(definition.name(), readers.predicates.getFirst());
        }
      }
      collect(plan, asked);
      filtered.add(new Definition(definition.name(), plan));
    }
    return changed
        ? Optional.of(
            References.mapNodes(
                new Program(filtered.reversed(), program.sinks()),
                node -> withoutAsking(node, settledBelow)))
        : Optional.empty();
  }

  private static void collect(Plan plan, Map<String, Asked> asked) {
    switch (plan) {
      case Filter(Reference reference, var predicate) ->
          asked
              .computeIfAbsent(reference.definition(), _ -> new Asked())
              .add(atSource(safe(predicate), reference));
      case Reference(var name, _) ->
          asked.computeIfAbsent(name, _ -> new Asked()).add(new Conjuncts(List.of()));
      case Scan _,
          Empty _,
          Values _,
          Filter _,
          Project _,
          Join _,
          MarkJoin _,
          Aggregate _,
          Union _,
          Repeat _,
          Sort _,
          Limit _,
          TopK _ ->
          plan.inputs().forEach(input -> collect(input, asked));
    }
  }

  private static Conjuncts safe(Expr predicate) {
    return new Conjuncts(
        Conjuncts.of(predicate).terms().stream().filter(one -> !one.canFail()).toList());
  }

  /// Conjuncts whose columns have for ids the definition's ordinals.
  private static Conjuncts atSource(Conjuncts conjuncts, Reference reference) {
    Map<Integer, Expr> sources = new HashMap<>();
    for (Import one : reference.imports()) {
      Column column = one.column();
      sources.put(column.id(), new Ref(new Column(one.source(), "", column.type())));
    }
    Substitution places = new Substitution(sources);
    return new Conjuncts(conjuncts.terms().stream().map(places::in).toList());
  }

  private static Plan withoutAsking(Plan node, Map<String, Expr> settledBelow) {
    if (!(node instanceof Filter(Reference reference, var predicate))
        || !settledBelow.containsKey(reference.definition())) {
      return node;
    }
    Set<Expr> known = Set.copyOf(Conjuncts.of(settledBelow.get(reference.definition())).terms());
    List<Expr> left =
        Conjuncts.of(predicate).terms().stream()
            .filter(one ->
                !known.contains(atSource(new Conjuncts(List.of(one)), reference).predicate()))
            .toList();
    return new Conjuncts(left).over(reference);
  }

  /// What the readers of one definition ask, in terms of its ordinals.
  private static final class Asked {
    private final LinkedHashSet<Expr> predicates = new LinkedHashSet<>();
    private boolean everyone = true;
    private int nodes;

    void add(Conjuncts conjuncts) {
      everyone &= !conjuncts.isEmpty();
      if (everyone && nodes <= MAX_NODES && predicates.add(conjuncts.predicate())) {
        nodes += nodes(conjuncts.predicate());
      }
    }

    boolean isPushable() {
      return everyone && !predicates.isEmpty() && nodes <= MAX_NODES;
    }

    Plan over(Plan plan) {
      List<Column> columns = plan.columns();
      Map<Integer, Expr> names = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        names.put(i, new Ref(columns.get(i)));
      }
      Expr any =
          predicates.size() == 1 ? predicates.getFirst() : new Or(new ArrayList<>(predicates));
      return new Filter(plan, new Substitution(names).in(any));
    }

    private static int nodes(Expr expr) {
      return 1 + expr.children().stream().mapToInt(Asked::nodes).sum();
    }
  }
}
