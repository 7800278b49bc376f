package dev.quiver.logical.spec;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.ExprException;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Binds a Dedupe: groups by the keys, and of each group the first value of every other column in
/// one order, which ends with all columns that have one, so that the values are those of one row.
final class DedupeBinder {
  private final ViewBinder binder;
  private final Site site;

  DedupeBinder(ViewBinder binder) {
    this.binder = binder;
    this.site = binder.site();
  }

  Optional<Rows> bind(ViewTransform.Dedupe dedupe) {
    int before = site.diagnostics().count();
    if (dedupe.keys().isEmpty()) {
      site.member("keys").invalidTransform("a Dedupe without keys", "name a column");
    }
    return binder
        .open(dedupe.source(), site.member("source"))
        .flatMap(rows -> firsts(dedupe, rows))
        .filter(_ -> site.diagnostics().count() == before);
  }

  private Optional<Rows> firsts(ViewTransform.Dedupe dedupe, Rows rows) {
    List<Column> keys = keys(dedupe.keys(), rows);
    return new ItemBinder(binder, rows)
        .order(dedupe.orderBy(), site.member("order_by"))
        .map(order -> first(rows, keys, total(order, rows, keys)));
  }

  private List<Column> keys(List<String> names, Rows rows) {
    List<Column> keys = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Site place = site.member("keys").item(i);
      rows.find(names.get(i), place)
          .map(Scope.Entry::column)
          .filter(column -> ViewBinder.isKey(column, place))
          .ifPresent(column -> {
            if (keys.contains(column)) {
              place.duplicateColumn(column.name());
            }
            keys.add(column);
          });
    }
    return keys;
  }

  /// The order, with ties broken by every other column that has an order.
  private static List<SortKey> total(List<SortKey> order, Rows rows, List<Column> keys) {
    List<SortKey> total = new ArrayList<>(order);
    for (Column column : rows.columns()) {
      Ref value = new Ref(column);
      boolean isNew = order.stream().noneMatch(key -> key.value().equals(value));
      if (isNew && !keys.contains(column) && isOrdered(column)) {
        total.add(SortKey.ascending(value));
      }
    }
    return total;
  }

  private static boolean isOrdered(Column column) {
    try {
      Comparisons.ordered("ORDER BY", column.type());
      return true;
    } catch (ExprException _) {
      return false;
    }
  }

  private Rows first(Rows rows, List<Column> keys, List<SortKey> order) {
    Map<Column, Column> firsts = new HashMap<>();
    List<Aggregation> calls = new ArrayList<>();
    for (Column column : rows.columns()) {
      if (!keys.contains(column)) {
        AggregateCall.Rows all = new AggregateCall.Rows(List.of(), false, order);
        Column first = binder.ids().deal(column);
        calls.add(
            new Aggregation(
                first, AggregateCall.of(AggregateFunction.FIRST, List.of(new Ref(column)), all)));
        firsts.put(column, first);
      }
    }
    List<Assignment> assignments = new ArrayList<>();
    List<Scope.Entry> entries = new ArrayList<>();
    for (Scope.Entry entry : rows.entries()) {
      Column column = firsts.getOrDefault(entry.column(), entry.column());
      assignments.add(Plan.Assignment.kept(column));
      entries.add(new Scope.Entry(column, entry.origin()));
    }
    Plan groups = new Plan.Aggregate(rows.plan(), keys, calls);
    return new Rows(new Plan.Project(groups, assignments), entries);
  }
}
