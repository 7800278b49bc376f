package dev.quiver.logical.spec;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan while a view is bound: its columns, by name, and where each comes from.
///
/// Two columns may have one name; using it is an error that names both origins.
final class Rows {
  private final Plan plan;
  private final List<Scope.Entry> entries;
  private final Map<String, List<Scope.Entry>> byName = new LinkedHashMap<>();

  Rows(Plan plan, List<Scope.Entry> entries) {
    this.plan = plan;
    this.entries = List.copyOf(entries);
    for (Scope.Entry entry : entries) {
      byName.computeIfAbsent(entry.column().name(), _ -> new ArrayList<>()).add(entry);
    }
  }

  Plan plan() {
    return plan;
  }

  /// A plan of these columns and no others, in their order.
  Plan selected() {
    return plan.columns().equals(columns())
        ? plan
        : new Plan.Project(plan, columns().stream().map(Plan.Assignment::kept).toList());
  }

  List<Scope.Entry> entries() {
    return entries;
  }

  List<Column> columns() {
    return entries.stream().map(Scope.Entry::column).toList();
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /// The column of exactly this name; none, and told, where there is no such or more than one.
  Optional<Scope.Entry> find(String name, Site site) {
    List<Scope.Entry> found = byName.getOrDefault(name, List.of());
    switch (found.size()) {
      case 0 -> site.unknownColumn(name, byName.keySet());
      case 1 -> {
        return Optional.of(found.getFirst());
      }
      default -> site.ambiguousColumn(name, found.stream().map(Scope.Entry::origin).toList());
    }
    return Optional.empty();
  }

  /// Tells every name that two columns share.
  void checkUnambiguous(Site site) {
    byName.forEach((name, found) -> {
      if (found.size() > 1) {
        site.ambiguousColumn(name, found.stream().map(Scope.Entry::origin).toList());
      }
    });
  }

  /// The columns, each said to come from `source` unless its name alone does not tell which it is.
  List<Scope.Entry> comingFrom(String source) {
    return entries.stream()
        .map(entry ->
            byName.getOrDefault(entry.column().name(), List.of()).size() == 1
                ? new Scope.Entry(entry.column(), source)
                : entry)
        .toList();
  }

  /// This plan changed into another of the same columns.
  Rows with(Plan changed) {
    return new Rows(changed, entries);
  }
}
