package dev.quiver.engine;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a look at one table as a program.
final class TableProgram {
  private TableProgram() {}

  static Program of(TableRef table, TableQuery query) {
    List<Import> imports = imports(table.schema());
    Plan plan = new Plan.Scan(table, imports, List.of());
    if (query.where().isPresent()) {
      Expr predicate = SqlExpressions.bindCondition(query.where().get(), Scope.of(plan.columns()));
      plan = new Plan.Filter(plan, predicate);
    }
    if (!query.columns().isEmpty()) {
      plan = project(plan, query.columns());
    }
    return new Program(List.of(), List.of(new Sink("rows", plan, new Target.Rows())));
  }

  private static List<Import> imports(Schema schema) {
    List<Import> imports = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      imports.add(new Import(new Column(i, field.name(), field.type()), i));
    }
    return imports;
  }

  private static Plan project(Plan input, List<String> names) {
    List<Column> columns = input.columns();
    List<Assignment> assignments = new ArrayList<>();
    for (String name : names) {
      Column source =
          columns.stream()
              .filter(column -> column.name().equals(name))
              .findFirst()
              .orElseThrow(() -> SessionException.unknownColumn(name, names(columns)));
      Column fresh = new Column(columns.size() + assignments.size(), name, source.type());
      assignments.add(new Assignment(fresh, new Expr.Ref(source)));
    }
    return new Plan.Project(input, assignments);
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
