package dev.quiver.logical.sql;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.SqlItems.Item;
import dev.quiver.logical.sql.SqlParser.SingleItemContext;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Groups rows by items and aggregates them by items, each a text of its own: GROUP BY and SELECT
/// in pieces.
public final class SqlGroups {
  private final Tables tables;
  private final Ids ids;
  private final Scope scope;
  private final Groups groups;

  /// Groups of rows that have the columns of `scope`, in columns dealt from `ids`; what is shared
  /// is defined in `tables`.
  public SqlGroups(Tables tables, Ids ids, Scope scope) {
    this.tables = tables;
    this.ids = ids;
    this.scope = scope;
    Set<Column> ungrouped = new HashSet<>();
    scope.entries().forEach(one -> ungrouped.add(one.column()));
    this.groups = new Groups(ids, clause(new Source(""), Optional.empty()), ungrouped);
  }

  /// The key that a text means.
  public Item key(String text) {
    Item key = SqlItems.item(text, scope);
    Source source = new Source(text);
    source.atStart(() -> Comparisons.key("GROUP BY", key.value()));
    return key;
  }

  /// The item over groups that a text means.
  public Item item(String text) {
    Source source = new Source(text);
    SingleItemContext context = source.item();
    Groups here = groups.over(clause(source, Optional.empty()));
    QueryClause clause = clause(source, Optional.of(here));
    Expr value = clause.condition(context.condition());
    if (!clause.subqueries().isEmpty() || !here.arguments().subqueries().isEmpty()) {
      throw SqlException.at(source.place(context.getStart()), SqlException.noQueryHere());
    }
    return SqlItems.checked(SqlItems.named(context, value, scope, source));
  }

  /// An aggregate as an item.
  public Item item(String name, AggregateCall call) {
    return new Item(name, groups.value(call));
  }

  /// The groups of `rows`, for each of the sets: the keys, and then the items. An error names a
  /// column that differs within a group.
  public Plan over(Plan rows, List<Item> keys, List<List<Expr>> sets, List<Item> items) {
    Surroundings around = around(new Source(""));
    Plan grouped = new GroupedBinder(around, groups, new Grouping(sets)).bind(rows);
    List<Assignment> assignments = new ArrayList<>();
    Set<Column> taken = new HashSet<>();
    List<Item> all = new ArrayList<>(keys);
    all.addAll(items);
    for (Item item : all) {
      Expr value = groups.over(item.value());
      Column column =
          value instanceof Ref(var same) && same.name().equals(item.name()) && taken.add(same)
              ? same
              : ids.deal(item.name(), value.type());
      assignments.add(new Assignment(column, value));
    }
    return new Plan.Project(grouped, assignments);
  }

  private QueryClause clause(Source source, Optional<Groups> into) {
    return new QueryClause(around(source), scope, into);
  }

  private Surroundings around(Source source) {
    return new Surroundings(source, tables, ids, scope, Map.of());
  }
}
