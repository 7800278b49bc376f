package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Numbers;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.spec.ViewTransform.AggregationExpr;
import dev.quiver.logical.spec.ViewTransform.AggregationItem;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlGroups;
import dev.quiver.logical.sql.SqlItems.Item;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Binds an Aggregate: of columns by columns as in version 4, or of items by items.
final class AggregateBinder {
  private final ViewBinder binder;
  private final ViewTransform.Aggregate aggregate;
  private final Site site;
  private final Set<String> names = new HashSet<>();

  AggregateBinder(ViewBinder binder, ViewTransform.Aggregate aggregate) {
    this.binder = binder;
    this.aggregate = aggregate;
    this.site = binder.site();
  }

  Optional<Rows> bind() {
    int before = site.diagnostics().count();
    if (aggregate.groupBy().isEmpty() && aggregate.aggregations().isEmpty()) {
      site.invalidTransform(
          "an Aggregate of nothing", "name a column in group_by or an aggregation");
    }
    return binder
        .open(aggregate.source(), site.member("source"))
        .flatMap(rows -> isOfColumns(rows) ? ofColumns(rows) : ofItems(rows))
        .filter(_ -> site.diagnostics().count() == before);
  }

  private boolean isOfColumns(Rows rows) {
    return !binder.isOpened()
        || (aggregate.groupingSets().isEmpty()
            && aggregate.groupBy().stream().allMatch(rows::has)
            && aggregate.aggregations().stream().allMatch(AggregationExpr.class::isInstance));
  }

  private Optional<Rows> ofColumns(Rows rows) {
    List<Scope.Entry> entries = new ArrayList<>();
    for (int i = 0; i < aggregate.groupBy().size(); i++) {
      Site place = site.member("group_by").item(i);
      distinct(aggregate.groupBy().get(i), place);
      rows.find(aggregate.groupBy().get(i), place)
          .filter(entry -> ViewBinder.isKey(entry.column(), place))
          .ifPresent(entries::add);
    }
    List<Column> keys = entries.stream().map(Scope.Entry::column).toList();
    List<Aggregation> calls = new ArrayList<>();
    for (int i = 0; i < aggregate.aggregations().size(); i++) {
      if (aggregate.aggregations().get(i) instanceof AggregationExpr one) {
        Site place = site.member("aggregations").item(i);
        distinct(one.alias(), place.member("alias"));
        call(one, rows, place)
            .ifPresent(call -> {
              Column column = binder.ids().deal(one.alias(), call.type());
              calls.add(new Aggregation(column, call));
              entries.add(new Scope.Entry(column, binder.view()));
            });
      }
    }
    return Optional.of(new Rows(new Plan.Aggregate(rows.plan(), keys, calls), entries));
  }

  private Optional<Rows> ofItems(Rows rows) {
    int before = site.diagnostics().count();
    Scope scope = new ItemBinder(binder, rows).scope();
    SqlGroups groups = new SqlGroups(binder.tables(site), binder.ids(), scope);
    Map<String, Item> keys = new HashMap<>();
    List<Item> keysInOrder = new ArrayList<>();
    for (int i = 0; i < aggregate.groupBy().size(); i++) {
      Site place = site.member("group_by").item(i);
      String text = aggregate.groupBy().get(i);
      key(text, rows, groups, place)
          .ifPresent(key -> {
            distinct(key.name(), place);
            keys.put(key.name(), key);
            keysInOrder.add(key);
          });
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < aggregate.aggregations().size(); i++) {
      item(aggregate.aggregations().get(i), rows, groups, site.member("aggregations").item(i))
          .ifPresent(items::add);
    }
    List<List<Expr>> sets = sets(keysInOrder, keys);
    return site.diagnostics().count() == before
        ? ItemBinder.guarded(
                site.member("aggregations"),
                () -> groups.over(rows.selected(), keysInOrder, sets, items))
            .map(this::rows)
        : Optional.empty();
  }

  private Rows rows(Plan plan) {
    return new Rows(
        plan,
        plan.columns().stream().map(column -> new Scope.Entry(column, binder.view())).toList());
  }

  private static Optional<Item> key(String text, Rows rows, SqlGroups groups, Site place) {
    return rows.has(text)
        ? rows.find(text, place)
            .filter(entry -> ViewBinder.isKey(entry.column(), place))
            .map(entry -> new Item(text, new Ref(entry.column())))
        : ItemBinder.guarded(place, () -> groups.key(text));
  }

  private Optional<Item> item(
      AggregationItem aggregation, Rows rows, SqlGroups groups, Site place) {
    return switch (aggregation) {
      case AggregationExpr one -> {
        distinct(one.alias(), place.member("alias"));
        yield call(one, rows, place).map(call -> groups.item(one.alias(), call));
      }
      case AggregationItem.Written(var text) -> {
        Optional<Item> item = ItemBinder.guarded(place, () -> groups.item(text));
        item.ifPresent(found -> distinct(found.name(), place));
        yield item;
      }
    };
  }

  /// The sets of keys, each a name in `group_by`; every key is in one.
  private List<List<Expr>> sets(List<Item> inOrder, Map<String, Item> keys) {
    Site place = site.member("grouping_sets");
    if (aggregate.groupingSets().isEmpty()) {
      return List.of(inOrder.stream().map(Item::value).distinct().toList());
    }
    List<List<String>> named = aggregate.groupingSets().get();
    if (named.isEmpty()) {
      place.invalidTransform("no grouping set", "list one, or leave grouping_sets out");
    }
    List<List<Expr>> sets = new ArrayList<>();
    for (int i = 0; i < named.size(); i++) {
      List<Expr> set = new ArrayList<>();
      for (int j = 0; j < named.get(i).size(); j++) {
        Item key = keys.get(named.get(i).get(j));
        if (key == null) {
          place.item(i).item(j).unknownColumn(named.get(i).get(j), keys.keySet());
        } else if (!set.contains(key.value())) {
          set.add(key.value());
        }
      }
      sets.add(set);
    }
    for (int i = 0; i < inOrder.size(); i++) {
      Item key = inOrder.get(i);
      if (sets.stream().noneMatch(set -> set.contains(key.value()))) {
        site.member("group_by")
            .item(i)
            .invalidTransform(
                "in no grouping set: " + key.name(), "add it to one, or leave it out");
      }
    }
    return sets;
  }

  private void distinct(String name, Site place) {
    if (name.isBlank()) {
      place.add(Site.INVALID_NAME, "blank column name", "give it one");
    }
    if (!names.add(name)) {
      place.duplicateColumn(name);
    }
  }

  private static Optional<AggregateCall> call(
      AggregationExpr aggregation, Rows source, Site place) {
    AggregateFunction function =
        switch (aggregation.function()) {
          case COUNT -> AggregateFunction.COUNT;
          case SUM -> AggregateFunction.SUM;
          case AVG -> AggregateFunction.AVG;
          case MIN -> AggregateFunction.MIN;
          case MAX -> AggregateFunction.MAX;
        };
    Optional<Scope.Entry> column = source.find(aggregation.column(), place.member("column"));
    if (column.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Numbers.aggregate(function, new Ref(column.get().column())));
    } catch (QueryException e) {
      place.member("function").add(e);
      return Optional.empty();
    }
  }
}
