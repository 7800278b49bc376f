package dev.quiver.logical.spec;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/// Orders the views of a document so that each comes after those it reads, else in the order of the
/// document. Dependencies are what the transforms read, not what the document declares.
final class SpecGraph {
  private final Spec spec;
  private final SpecNames names;
  private final BitSet wanted;
  private final Diagnostics diagnostics;
  private final List<List<Integer>> reads = new ArrayList<>();
  private final List<List<Integer>> readers = new ArrayList<>();

  private SpecGraph(Spec spec, SpecNames names, BitSet wanted, Diagnostics diagnostics) {
    this.spec = spec;
    this.names = names;
    this.wanted = wanted;
    this.diagnostics = diagnostics;
  }

  /// The ordinals of the wanted views that can be bound as far as their names go; the others are
  /// told.
  static List<Integer> order(Spec spec, SpecNames names, BitSet wanted, Diagnostics diagnostics) {
    SpecGraph graph = new SpecGraph(spec, names, wanted, diagnostics);
    graph.link();
    return graph.sort(Comparator.naturalOrder());
  }

  /// The same views, each after those it reads, else by name: an order that does not depend on
  /// where in the document they stand.
  static List<Integer> byName(Spec spec, SpecNames names, BitSet wanted) {
    SpecGraph graph = new SpecGraph(spec, names, wanted, new Diagnostics());
    graph.link();
    return graph.sort(
        Comparator.<Integer, String>comparing(
                view -> spec.viewDefinitions().get(view).name(), Utf8Order.COMPARATOR)
            .thenComparing(Comparator.naturalOrder()));
  }

  private void link() {
    for (int view = 0; view < spec.viewDefinitions().size(); view++) {
      reads.add(new ArrayList<>());
      readers.add(new ArrayList<>());
    }
    Set<String> relations = names.relations();
    for (int view = wanted.nextSetBit(0); view >= 0; view = wanted.nextSetBit(view + 1)) {
      Set<String> derived = new LinkedHashSet<>();
      for (String name :
          new LinkedHashSet<>(spec.viewDefinitions().get(view).transform().reads(relations))) {
        Integer read = names.views().get(name);
        if (read != null) {
          derived.add(name);
          reads.get(view).add(read);
          readers.get(read).add(view);
        }
      }
      checkDeclared(view, derived);
    }
  }

  private void checkDeclared(int view, Set<String> derived) {
    List<String> declared =
        spec.viewDefinitions().get(view).viewDependencies().orElse(List.copyOf(derived));
    if (!Set.copyOf(declared).equals(derived)) {
      Site.view(spec, view, diagnostics)
          .member("view_dependencies")
          .add(
              Site.DEPENDENCY_MISMATCH,
              "declared dependencies differ: " + new TreeSet<>(declared),
              "the transform reads the views " + new TreeSet<>(derived));
    }
  }

  private List<Integer> sort(Comparator<Integer> first) {
    int[] missing = new int[reads.size()];
    PriorityQueue<Integer> ready = new PriorityQueue<>(first);
    for (int view = wanted.nextSetBit(0); view >= 0; view = wanted.nextSetBit(view + 1)) {
      missing[view] = reads.get(view).size();
      if (missing[view] == 0) {
        ready.add(view);
      }
    }
    List<Integer> order = new ArrayList<>();
    BitSet left = (BitSet) wanted.clone();
    while (!ready.isEmpty()) {
      int view = ready.remove();
      order.add(view);
      left.clear(view);
      for (int reader : readers.get(view)) {
        if (--missing[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    tellCycles(left);
    return order;
  }

  /// Walks from every view that is left to any it reads that is left; a walk that meets itself has
  /// gone round a cycle, one that meets an earlier walk has told its cycle already.
  private void tellCycles(BitSet left) {
    int[] walkOf = new int[reads.size()];
    int walk = 0;
    for (int start = left.nextSetBit(0); start >= 0; start = left.nextSetBit(start + 1)) {
      walk++;
      List<Integer> steps = new ArrayList<>();
      int view = start;
      while (walkOf[view] == 0) {
        walkOf[view] = walk;
        steps.add(view);
        view = reads.get(view).stream().filter(left::get).findFirst().orElseThrow();
      }
      if (walkOf[view] == walk) {
        tellCycle(steps.subList(steps.indexOf(view), steps.size()));
      }
    }
  }

  private void tellCycle(List<Integer> cycle) {
    List<String> path = new ArrayList<>();
    for (int view : cycle) {
      path.add(spec.viewDefinitions().get(view).name());
    }
    path.add(path.getFirst());
    Site.view(spec, cycle.getFirst(), diagnostics)
        .member("transform")
        .add(
            Site.CYCLE,
            "views read one another in a cycle: " + cut(path),
            "let one of them read an input instead");
  }

  private static String cut(List<String> path) {
    int shown = 12;
    return path.size() <= shown
        ? String.join(" → ", path)
        : String.join(" → ", path.subList(0, shown)) + " → … (" + (path.size() - 1) + " views)";
  }
}
