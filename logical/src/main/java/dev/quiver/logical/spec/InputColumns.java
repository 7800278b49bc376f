package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The schema that views see of an input, where its document declares one.
///
/// Each column is what its expression makes of the table's columns, else the table's column of its
/// name, else its default, else NULL; an expression over columns that are not there is as good as
/// no column. All become the declared type, right above the scan. Columns of the table that are not
/// declared are not seen; those of its lineage are.
final class InputColumns {
  private final List<CanonicalColumn> columns;
  private final Set<String> lineage = new HashSet<>();
  private final Site site;

  /// What is wrong is told at `site`; `lineage` columns were asked for by other means.
  InputColumns(List<CanonicalColumn> columns, List<Field> lineage, Site site) {
    this.columns = List.copyOf(columns);
    lineage.forEach(field -> this.lineage.add(field.name()));
    this.site = site;
  }

  /// The rows aligned; none, and told, where something is wrong.
  Optional<Rows> align(Rows table, Ids ids) {
    int before = site.diagnostics().count();
    List<Assignment> assignments = new ArrayList<>();
    List<Scope.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (columns.isEmpty()) {
      site.add(Site.SCHEMA_MISMATCH, "an input without columns", "list the columns views read");
    }
    for (int i = 0; i < columns.size(); i++) {
      CanonicalColumn column = columns.get(i);
      if (!names.add(column.name())) {
        site.item(i).duplicateColumn(column.name());
      }
      value(column, table, site.item(i))
          .ifPresent(value -> add(column.name(), value, table, ids, assignments, entries));
    }
    for (Scope.Entry entry : table.entries()) {
      String name = entry.column().name();
      if (lineage.contains(name) && names.add(name)) {
        add(name, new Ref(entry.column()), table, ids, assignments, entries);
      }
    }
    return site.diagnostics().count() > before
        ? Optional.empty()
        : Optional.of(new Rows(new Plan.Project(table.plan(), assignments), entries));
  }

  private static void add(
      String name,
      Expr value,
      Rows table,
      Ids ids,
      List<Assignment> assignments,
      List<Scope.Entry> entries) {
    Column column = ids.deal(name, value.type());
    assignments.add(new Assignment(column, value));
    entries.add(new Scope.Entry(column, table.entries().getFirst().origin()));
  }

  private static Optional<Expr> value(CanonicalColumn column, Rows table, Site site) {
    Optional<DataType> type = DeclaredType.parse(column.type());
    if (type.isEmpty()) {
      site.member("type").unknownType(column.type());
      return Optional.empty();
    }
    try {
      return Optional.of(Calls.cast(source(column, table), type.get(), OnFailure.ERROR));
    } catch (QueryException e) {
      site.add(e);
      return Optional.empty();
    }
  }

  private static Expr source(CanonicalColumn column, Rows table) {
    Scope scope = new Scope(table.entries(), List.of());
    if (column.expr().isPresent()) {
      try {
        return SqlExpressions.bind(column.expr().get(), scope);
      } catch (QueryException e) {
        if (!e.code().equals(Site.UNKNOWN_COLUMN) || column.defaultExpr().isEmpty()) {
          throw e;
        }
      }
    } else if (table.has(column.name())) {
      return new Ref(scope.exact(column.name()));
    }
    return column
        .defaultExpr()
        .map(text -> SqlExpressions.bind(text, Scope.of(List.of())))
        .orElseGet(() -> Literal.nullOf(Simple.NULL));
  }
}
