package dev.quiver.logical.sql;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The groups of a query while its expressions are bound: the aggregates met, and in the end the
/// keys.
final class Groups {
  private final Ids ids;
  private final QueryClause arguments;
  private final Set<Column> ungrouped;
  private final Map<AggregateCall, Column> calls;
  private final Map<Expr, Column> groupings;
  private final Map<Expr, Column> keys;

  /// Groups of rows that have the columns of `ungrouped`; arguments of aggregates are expressions
  /// of `arguments`.
  Groups(Ids ids, QueryClause arguments, Set<Column> ungrouped) {
    this.ids = ids;
    this.arguments = arguments;
    this.ungrouped = ungrouped;
    this.calls = new LinkedHashMap<>();
    this.groupings = new LinkedHashMap<>();
    this.keys = new LinkedHashMap<>();
  }

  private Groups(Groups same, QueryClause arguments) {
    this.ids = same.ids;
    this.arguments = arguments;
    this.ungrouped = same.ungrouped;
    this.calls = same.calls;
    this.groupings = same.groupings;
    this.keys = same.keys;
  }

  /// The same groups for expressions of another text.
  Groups over(QueryClause arguments) {
    return new Groups(this, arguments);
  }

  QueryClause arguments() {
    return arguments;
  }

  /// The value of an aggregate; equal ones are one.
  Expr value(AggregateCall call) {
    return new Ref(calls.computeIfAbsent(call, one -> ids.deal(one.function().text(), one.type())));
  }

  /// The value of `grouping(x)`: whether x is not a key of the group's set, 0 or 1.
  Expr grouping(Expr expr) {
    return new Ref(groupings.computeIfAbsent(expr, _ -> ids.deal("grouping", Simple.INT64)));
  }

  /// What `grouping` is asked of, and the columns of the answers.
  Map<Expr, Column> groupings() {
    return groupings;
  }

  boolean hasCalls() {
    return !calls.isEmpty() || !groupings.isEmpty();
  }

  List<Aggregation> aggregations() {
    List<Aggregation> aggregations = new ArrayList<>();
    calls.forEach((call, column) -> aggregations.add(new Aggregation(column, call)));
    return aggregations;
  }

  /// Groups by an expression, too; it is that column of the groups.
  void key(Expr expr, Column column) {
    keys.putIfAbsent(expr, column);
  }

  /// The columns of the keys, in order.
  List<Column> keys() {
    return keys.values().stream().distinct().toList();
  }

  /// The keys that are not columns as they are.
  Map<Expr, Column> computed() {
    Map<Expr, Column> computed = new LinkedHashMap<>(keys);
    computed.keySet().removeIf(Ref.class::isInstance);
    return computed;
  }

  /// What an expression over rows and aggregates is over groups; an error if it needs a value that
  /// differs within a group.
  Expr over(Expr expr) {
    Column key = keys.get(expr);
    if (key != null) {
      return new Ref(key);
    }
    if (expr instanceof Ref(var column) && ungrouped.contains(column)) {
      throw SqlException.ungrouped(column.name());
    }
    List<Expr> children = expr.children();
    List<Expr> changed = children.stream().map(this::over).toList();
    return children.equals(changed) ? expr : expr.withChildren(changed);
  }

  /// Says that a subquery uses no value that differs within a group, or throws.
  void check(Subquery subquery) {
    for (Column column : subquery.free()) {
      if (ungrouped.contains(column) && !column.equals(keys.get(new Ref(column)))) {
        throw SqlException.ungrouped(column.name());
      }
    }
  }
}
