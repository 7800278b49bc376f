package dev.quiver.logical.spec;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The inputs, views and outputs that the wanted part of a document consists of, by ordinal.
record Selection(BitSet inputs, BitSet views, BitSet outputs) {
  static Selection of(Spec spec, SpecNames names, Wanted wanted, Diagnostics diagnostics) {
    BitSet outputs = new BitSet();
    Deque<String> open = new ArrayDeque<>();
    switch (wanted) {
      case Wanted.Everything() -> {
        return everything(spec);
      }
      case Wanted.Outputs(var tables) -> {
        for (String table : tables) {
          Integer ordinal = names.outputs().get(table);
          if (ordinal == null) {
            new Site("output_targets", "", diagnostics)
                .unknownSource("output", table, names.outputs().keySet());
          } else {
            outputs.set(ordinal);
            open.add(spec.outputTargets().get(ordinal).sourceView());
          }
        }
      }
      case Wanted.View(var view) -> {
        if (!names.views().containsKey(view)) {
          new Site("view_definitions", "", diagnostics)
              .unknownSource("view", view, names.views().keySet());
        }
        open.add(view);
      }
    }
    return closure(spec, names, open, outputs);
  }

  private static Selection everything(Spec spec) {
    return new Selection(
        all(spec.inputRelations().size()),
        all(spec.viewDefinitions().size()),
        all(spec.outputTargets().size()));
  }

  private static Selection closure(Spec spec, SpecNames names, Deque<String> open, BitSet outputs) {
    BitSet inputs = new BitSet();
    BitSet views = new BitSet();
    Set<String> relations = names.relations();
    while (!open.isEmpty()) {
      String name = open.remove();
      Integer input = names.inputs().get(name);
      Integer view = names.views().get(name);
      if (input != null) {
        inputs.set(input);
      }
      if (view != null && !views.get(view)) {
        views.set(view);
        ViewTransform transform = spec.viewDefinitions().get(view).transform();
        open.addAll(transform.reads(relations));
        CodeGraph.hiddenReads(transform).stream()
            .filter(names.inputs()::containsKey)
            .forEach(open::add);
      }
    }
    return new Selection(inputs, views, outputs);
  }

  private static BitSet all(int count) {
    BitSet set = new BitSet();
    set.set(0, count);
    return set;
  }

  /// The paths of what is left out.
  Set<String> unwanted(Spec spec) {
    Set<String> paths = new HashSet<>();
    collect("input_relations", spec.inputRelations(), inputs, paths);
    collect("view_definitions", spec.viewDefinitions(), views, paths);
    collect("output_targets", spec.outputTargets(), outputs, paths);
    if (outputs.isEmpty()) {
      paths.add("maintenance");
    }
    return paths;
  }

  private static void collect(String list, List<?> items, BitSet chosen, Set<String> paths) {
    for (int i = chosen.nextClearBit(0); i < items.size(); i = chosen.nextClearBit(i + 1)) {
      paths.add(Place.item(list, i));
    }
  }
}
