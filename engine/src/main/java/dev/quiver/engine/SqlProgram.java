package dev.quiver.engine;

import dev.quiver.delta.DeltaTables;
import dev.quiver.logical.catalog.ScanOptions;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.sql.SqlQueries;
import dev.quiver.logical.sql.Tables;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Writes a query over tables as a program; a table that it does not read is not opened.
final class SqlProgram implements Tables {
  private static final String ROWS = "rows";

  private final Collection<String> names;
  private final Map<String, TableRef> pinned;
  private final List<Definition> definitions = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  private SqlProgram(Collection<String> names, Map<String, TableRef> pinned) {
    this.names = names;
    this.pinned = pinned;
  }

  /// The program of a query over `tables`, where `absolute` says where relative locations are.
  static Program of(SqlQuery query, DeltaTables tables, UnaryOperator<String> absolute) {
    Map<String, TableRef> pinned = new LinkedHashMap<>();
    List<String> names = query.tables().keySet().stream().sorted().toList();
    for (String name : SqlQueries.reads(query.text(), names)) {
      SqlQuery.Table table = Objects.requireNonNull(query.tables().get(name));
      String location = absolute.apply(table.location());
      pinned.put(name, tables.pin(name, location, table.version(), ScanOptions.NONE));
    }
    return new SqlProgram(names, pinned).program(query);
  }

  private Program program(SqlQuery query) {
    Plan plan = SqlQueries.bind(query.text(), this, new Ids(), query.parameters(), query.named());
    return new Program(definitions, List.of(new Sink(ROWS, plan, new Target.Rows())));
  }

  @Override
  public Collection<String> names() {
    return names;
  }

  @Override
  public Plan open(String name, Ids ids) {
    TableRef table = Objects.requireNonNull(pinned.get(name), name);
    List<Import> imports = new ArrayList<>();
    for (Field field : table.schema().fields()) {
      imports.add(new Import(ids.deal(field.name(), field.type()), imports.size()));
    }
    return new Plan.Scan(table, imports, List.of());
  }

  @Override
  public String define(String name, Plan plan) {
    String free = name;
    for (int next = 2; free.equals(ROWS) || !taken.add(free); next++) {
      free = name + "_" + next;
    }
    definitions.add(new Definition(free, plan));
    return free;
  }
}
