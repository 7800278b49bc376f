package dev.quiver.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes what a node counted by name: of each step of a scan what it kept of what, each runtime
/// filter by itself, and the rest as it is called.
final class NodeCounters {
  private static final String DROPPED = "row_groups_dropped_by_";
  private static final String FILTER = "filter_";

  private final SortedMap<String, Long> rest;
  private final List<String> lines = new ArrayList<>();

  private NodeCounters(SortedMap<String, Long> counters) {
    this.rest = new TreeMap<>(counters);
  }

  /// The lines of a node's counters.
  static List<String> lines(SortedMap<String, Long> counters) {
    NodeCounters node = new NodeCounters(counters);
    node.steps();
    node.filters();
    node.others();
    return node.lines;
  }

  private void steps() {
    List<String> steps = new ArrayList<>();
    step(steps, "files", "files", "files_read");
    step(steps, "row groups", "row_groups", "row_groups_read");
    step(steps, "pages", "pages", "pages_kept");
    step(steps, "rows", "rows", "rows_read");
    step(steps, "bytes", "bytes", "bytes_read");
    if (!steps.isEmpty()) {
      lines.add("read " + String.join(", ", steps));
    }
    List<String> dropped = taken(DROPPED);
    if (!dropped.isEmpty()) {
      lines.add("row groups dropped by " + String.join(", ", dropped));
    }
  }

  private void step(List<String> steps, String what, String all, String kept) {
    Long before = rest.get(all);
    Long after = rest.get(kept);
    if (before != null && after != null) {
      steps.add(String.format(Locale.ROOT, "%,d of %,d %s", after, before, what));
      rest.remove(all);
      rest.remove(kept);
    }
  }

  private void filters() {
    while (true) {
      String first = rest.tailMap(FILTER).isEmpty() ? "" : rest.tailMap(FILTER).firstKey();
      if (!first.startsWith(FILTER)) {
        return;
      }
      int end = first.indexOf('_', FILTER.length());
      String prefix = end < 0 ? first : first.substring(0, end + 1);
      String id = prefix.substring(FILTER.length()).replace("_", "");
      lines.add("runtime filter " + id + ": " + String.join(", ", taken(prefix)));
    }
  }

  private void others() {
    List<String> all = taken("");
    if (!all.isEmpty()) {
      lines.add(String.join(", ", all));
    }
  }

  /// The counters of a prefix, which have been said then.
  private List<String> taken(String prefix) {
    List<String> taken = new ArrayList<>();
    for (String name : List.copyOf(rest.tailMap(prefix).keySet())) {
      if (!name.startsWith(prefix)) {
        break;
      }
      long count = rest.getOrDefault(name, 0L);
      rest.remove(name);
      String what = name.substring(prefix.length()).replace('_', ' ');
      taken.add(
          what.equals("nanos")
              ? "time " + Analysis.millis(count)
              : String.format(Locale.ROOT, "%s %,d", what, count).strip());
    }
    return taken;
  }
}
