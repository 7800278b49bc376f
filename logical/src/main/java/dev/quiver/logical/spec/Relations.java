package dev.quiver.logical.spec;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What the names of a document stand for so far: the pinned inputs, and the views bound already.
///
/// Every opening deals fresh ids, so that two openings of one name are different columns.
final class Relations {
  private final SpecNames names;
  private final Map<String, TableRef> tables = new HashMap<>();
  private final Map<String, InputColumns> aligned = new HashMap<>();
  private final Map<String, List<Parameters.Equality>> filters = new HashMap<>();
  private final Map<String, List<Scope.Entry>> views = new HashMap<>();
  private final Map<String, TableRef> changes = new HashMap<>();

  private final Set<String> relationNames;
  private final Set<String> shared = new HashSet<>();

  Relations(SpecNames names) {
    this.names = names;
    this.relationNames = names.relations();
  }

  /// Adds an input, of which only the rows that meet all equalities are ever seen.
  void add(TableRef table, Optional<InputColumns> columns, List<Parameters.Equality> equalities) {
    columns.ifPresent(it -> aligned.put(table.name(), it));
    Optional<Rows> seen = rows(table, new Ids());
    if (seen.isEmpty()) {
      return;
    }
    Rows rows = seen.get();
    tables.put(table.name(), table);
    filters.put(
        table.name(),
        equalities.stream().filter(it -> it.on(rows, table.name()).isPresent()).toList());
  }

  /// Adds a bound view.
  void add(String view, List<Scope.Entry> entries) {
    views.put(view, entries);
  }

  /// Adds the changes that a view asks for.
  void addChanges(String view, TableRef changes) {
    this.changes.put(view, changes);
  }

  boolean isInput(String name) {
    return tables.containsKey(name);
  }

  /// The rows of the input or view of this name. None where the name is unknown, which is told, or
  /// where what it stands for could not be bound, which has been told.
  Optional<Rows> open(String name, Ids ids, Site site) {
    TableRef table = tables.get(name);
    List<Scope.Entry> view = views.get(name);
    if (table != null) {
      return rows(table, ids)
          .map(rows -> Parameters.filtered(rows, filters.getOrDefault(name, List.of()), name));
    }
    if (view != null) {
      return Optional.of(reference(name, view, ids));
    }
    if (!names.inputs().containsKey(name) && !names.views().containsKey(name)) {
      Set<String> known = new LinkedHashSet<>(names.views().keySet());
      known.addAll(names.inputs().keySet());
      site.unknownSource("source", name, known);
    }
    return Optional.empty();
  }

  private Optional<Rows> rows(TableRef table, Ids ids) {
    Rows rows = scan(table, ids);
    InputColumns columns = aligned.get(table.name());
    return columns == null ? Optional.of(rows) : columns.align(rows, ids);
  }

  /// The changes that a view asks for, of which only those of rows that meet the input's equalities
  /// are seen; none where the document is bound without its tables.
  Optional<Rows> changes(String view, Ids ids) {
    return Optional.ofNullable(changes.get(view))
        .map(it -> {
          List<Parameters.Equality> equalities = filters.getOrDefault(it.name(), List.of());
          return Parameters.filtered(scan(it, ids), equalities, it.name());
        });
  }

  /// What `relation` makes of the input of this name. None, and told, where it is no input; none
  /// where the document is bound without its tables.
  Optional<Rows> aspect(String name, UnaryOperator<TableRef> relation, Ids ids, Site site) {
    return input(name, site).map(table -> scan(relation.apply(table), ids));
  }

  /// Tells what is no input.
  Optional<TableRef> input(String name, Site site) {
    if (names.views().containsKey(name)) {
      site.invalidTransform(
          "not an input: " + name, "only inputs have a log; read the input itself");
    } else if (!names.inputs().containsKey(name)) {
      site.unknownSource("input", name, names.inputs().keySet());
    }
    return Optional.ofNullable(tables.get(name));
  }

  /// The names that a query may use.
  Set<String> names() {
    return relationNames;
  }

  /// A name for something that `view` shares, which nothing else has: `view.name`, else with a
  /// number behind.
  String nameOfShared(String view, String name) {
    String plain = view + "." + name;
    String free = plain;
    for (int next = 2; relationNames.contains(free) || !shared.add(free); next++) {
      free = plain + "_" + next;
    }
    return free;
  }

  private static Rows scan(TableRef table, Ids ids) {
    List<Import> imports = new ArrayList<>();
    List<Scope.Entry> entries = new ArrayList<>();
    for (Field field : table.schema().fields()) {
      Column column = ids.deal(field.name(), field.type());
      imports.add(new Import(column, imports.size()));
      entries.add(new Scope.Entry(column, table.name()));
    }
    return new Rows(new Plan.Scan(table, imports, List.of()), entries);
  }

  private static Rows reference(String view, List<Scope.Entry> source, Ids ids) {
    List<Import> imports = new ArrayList<>();
    List<Scope.Entry> entries = new ArrayList<>();
    for (Scope.Entry entry : source) {
      Column column = ids.deal(entry.column().name(), entry.column().type());
      imports.add(new Import(column, imports.size()));
      entries.add(new Scope.Entry(column, entry.origin()));
    }
    return new Rows(new Plan.Reference(view, imports), entries);
  }
}
