package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.unnest.FreeColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes the groups of a query out of the rows below.
final class GroupedBinder {
  private final Surroundings around;
  private final Groups groups;
  private final Grouping grouping;

  GroupedBinder(Surroundings around, Groups groups, Grouping grouping) {
    this.around = around;
    this.groups = groups;
    this.grouping = grouping;
  }

  /// The groups over rows; from here on [Groups#over] knows the keys.
  Plan bind(Plan rows) {
    for (Expr key : grouping.keys()) {
      Comparisons.key("GROUP BY", key);
      Column column = key instanceof Ref(var same) ? same : around.ids().deal("key", key.type());
      groups.key(key, column);
    }
    Plan computed = computed(rows);
    if (grouping.sets().size() > 1) {
      return union(computed);
    }
    Plan plan = new Aggregate(computed, groups.keys(), groups.aggregations());
    return groups.groupings().isEmpty() ? plan : withGroupings(plan, grouping.keys());
  }

  private Plan computed(Plan rows) {
    if (groups.computed().isEmpty()) {
      return rows;
    }
    List<Assignment> assignments = new ArrayList<>(Assignment.kept(rows.columns()));
    groups.computed().forEach((value, column) -> assignments.add(new Assignment(column, value)));
    return new Project(rows, assignments);
  }

  /// `grouping(x)` of one set of keys: 0 for each.
  private Plan withGroupings(Plan plan, List<Expr> set) {
    List<Assignment> assignments = new ArrayList<>(Assignment.kept(plan.columns()));
    groups
        .groupings()
        .forEach((expr, column) -> assignments.add(new Assignment(column, grouping(expr, set))));
    return new Project(plan, assignments);
  }

  private static Literal grouping(Expr expr, List<Expr> set) {
    return new Literal(new Value.Int(set.contains(expr) ? 0 : 1), Simple.INT64);
  }

  /// The groups of every set, one after the other; a key that a set does not have is NULL.
  private Plan union(Plan rows) {
    boolean isShared = FreeColumns.of(rows).isEmpty();
    String shared = isShared ? around.tables().define("grouped", rows) : "";
    List<Plan> plans = new ArrayList<>();
    for (List<Expr> set : grouping.sets()) {
      Map<Column, Column> copies = new HashMap<>();
      Plan copy =
          isShared
              ? reference(shared, rows.columns(), copies)
              : around.ids().copy(rows, FreeColumns.of(rows), copies);
      plans.add(branch(copy, copies, set));
    }
    List<Column> columns =
        Stream.of(
                groups.keys().stream(),
                groups.aggregations().stream().map(Aggregation::column),
                groups.groupings().values().stream())
            .flatMap(each -> each)
            .toList();
    return new Union(plans, columns);
  }

  private Plan reference(String definition, List<Column> columns, Map<Column, Column> copies) {
    List<Import> imports = new ArrayList<>();
    for (Column column : columns) {
      Column copy = around.ids().deal(column);
      copies.put(column, copy);
      imports.add(new Import(copy, imports.size()));
    }
    return new Reference(definition, imports);
  }

  private Plan branch(Plan rows, Map<Column, Column> copies, List<Expr> set) {
    List<Column> from = List.copyOf(copies.keySet());
    Substitution there = Substitution.of(from, from.stream().map(copies::get).toList());
    List<Aggregation> calls = new ArrayList<>();
    for (Aggregation one : groups.aggregations()) {
      calls.add(new Aggregation(around.ids().deal(one.column()), one.call().map(there::in)));
    }
    List<Column> keys = new ArrayList<>();
    List<Assignment> assignments = new ArrayList<>();
    for (Expr key : grouping.keys()) {
      Column column = ((Ref) groups.over(key)).column();
      if (set.contains(key)) {
        keys.add(copies.getOrDefault(column, column));
      }
    }
    for (Column column : groups.keys()) {
      Column copy = copies.getOrDefault(column, column);
      Expr value = keys.contains(copy) ? new Ref(copy) : Literal.nullOf(column.type());
      assignments.add(new Assignment(around.ids().deal(column), value));
    }
    calls.forEach(one -> assignments.add(new Assignment(one.column(), new Ref(one.column()))));
    groups
        .groupings()
        .forEach((expr, column) ->
            assignments.add(new Assignment(around.ids().deal(column), grouping(expr, set))));
    return new Project(new Aggregate(rows, keys.stream().distinct().toList(), calls), assignments);
  }
}
