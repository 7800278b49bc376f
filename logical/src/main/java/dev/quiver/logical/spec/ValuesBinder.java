package dev.quiver.logical.spec;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Binds rows that a document says itself.
final class ValuesBinder {
  private final ViewBinder binder;
  private final Site site;

  ValuesBinder(ViewBinder binder) {
    this.binder = binder;
    this.site = binder.site();
  }

  Optional<Rows> bind(ViewTransform.Values values) {
    int before = site.diagnostics().count();
    List<Column> columns = columns(values.columns());
    if (site.diagnostics().count() > before) {
      return Optional.empty();
    }
    List<List<Value>> rows = new ArrayList<>();
    for (int i = 0; i < values.rows().size(); i++) {
      rows.add(row(values.rows().get(i), columns, site.member("rows").item(i)));
    }
    return site.diagnostics().count() > before
        ? Optional.empty()
        : Optional.of(
            new Rows(
                new Plan.Values(columns, rows),
                columns.stream().map(it -> new Scope.Entry(it, binder.view())).toList()));
  }

  private List<Column> columns(List<ViewTransform.TypedColumn> declared) {
    Site place = site.member("columns");
    if (declared.isEmpty()) {
      place.invalidTransform("a Values without columns", "name one and its type");
    }
    List<Column> columns = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < declared.size(); i++) {
      ViewTransform.TypedColumn one = declared.get(i);
      if (one.name().isBlank()) {
        place.item(i).member("name").add(Site.INVALID_NAME, "blank column name", "give it one");
      }
      if (!names.add(one.name())) {
        place.item(i).member("name").duplicateColumn(one.name());
      }
      Optional<DataType> type = DeclaredType.parse(one.type());
      if (type.isEmpty()) {
        place.item(i).member("type").unknownType(one.type());
      }
      type.ifPresent(it -> columns.add(binder.ids().deal(one.name(), it)));
    }
    return columns;
  }

  private static List<Value> row(List<Json> row, List<Column> columns, Site place) {
    if (row.size() != columns.size()) {
      place.invalidTransform(
          "%d values for %d columns".formatted(row.size(), columns.size()), "give each its value");
      return List.of();
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      DataType type = columns.get(i).type();
      Optional<Literal> value = JsonLiteral.of(row.get(i), type);
      if (value.isEmpty()) {
        place.item(i).notAValue(CanonicalJson.print(row.get(i)), type);
      }
      value.ifPresent(it -> values.add(it.value()));
    }
    return values;
  }
}
