package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlItems;
import dev.quiver.logical.sql.SqlItems.Item;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Binds items and orders over the rows of one source. Text that is the very name of a column is
/// that column, whatever else it might mean.
final class ItemBinder {
  private final ViewBinder binder;
  private final Rows rows;

  ItemBinder(ViewBinder binder, Rows rows) {
    this.binder = binder;
    this.rows = rows;
  }

  Scope scope() {
    return binder.parameters().scope(rows.entries());
  }

  /// The item of a text; none, and told, where it is none.
  Optional<Item> item(String text, Site place) {
    return rows.has(text)
        ? rows.find(text, place).map(entry -> new Item(text, new Ref(entry.column())))
        : guarded(place, () -> SqlItems.item(text, scope()));
  }

  /// The rows projected to items, of which no two may have one name.
  Optional<Rows> project(List<String> texts, Site site) {
    List<Item> items = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < texts.size(); i++) {
      Site place = site.item(i);
      item(texts.get(i), place).filter(item -> isNew(item, names, place)).ifPresent(items::add);
    }
    return items.size() < texts.size() || items.isEmpty()
        ? Optional.empty()
        : Optional.of(projected(items));
  }

  /// Whether no item before has the name; told where one has.
  static boolean isNew(Item item, Set<String> names, Site place) {
    if (!names.add(item.name())) {
      place.duplicateColumn(item.name());
      return false;
    }
    return true;
  }

  private Rows projected(List<Item> items) {
    List<Assignment> assignments = new ArrayList<>();
    List<Scope.Entry> entries = new ArrayList<>();
    Set<Column> taken = new HashSet<>();
    for (Item item : items) {
      Expr value = item.value();
      if (value instanceof Ref(var same) && same.name().equals(item.name()) && taken.add(same)) {
        assignments.add(Plan.Assignment.kept(same));
        entries.add(new Scope.Entry(same, origin(same)));
      } else {
        Column column = binder.ids().deal(item.name(), value.type());
        assignments.add(new Assignment(column, value));
        entries.add(new Scope.Entry(column, binder.view()));
      }
    }
    return new Rows(new Plan.Project(rows.plan(), assignments), entries);
  }

  private String origin(Column column) {
    return rows.entries().stream()
        .filter(entry -> entry.column().equals(column))
        .map(Scope.Entry::origin)
        .findFirst()
        .orElseThrow();
  }

  /// The keys of an order; none, and told, where one is none.
  Optional<List<SortKey>> order(List<String> texts, Site site) {
    if (texts.isEmpty()) {
      site.invalidTransform("an order by nothing", "name a column");
    }
    List<SortKey> keys = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i);
      guarded(site.item(i), () -> SqlItems.order(text, scope())).ifPresent(keys::add);
    }
    return keys.size() < texts.size() || keys.isEmpty() ? Optional.empty() : Optional.of(keys);
  }

  static <T> Optional<T> guarded(Site place, Supplier<T> bind) {
    try {
      return Optional.of(bind.get());
    } catch (QueryException e) {
      place.add(e);
      return Optional.empty();
    }
  }
}
