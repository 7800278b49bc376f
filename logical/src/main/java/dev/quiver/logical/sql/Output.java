package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a SELECT gives: its items, each once if DISTINCT, in order.
record Output(
    Ids ids, Source source, List<SelectItem> items, List<SortKey> keys, boolean isDistinct) {

  /// The plan over rows; `change` says what a value is over them, and `limit` goes behind the
  /// order.
  Plan over(Plan plan, UnaryOperator<Expr> change, UnaryOperator<Plan> limit) {
    List<Expr> values = new ArrayList<>();
    List<Assignment> assignments = new ArrayList<>();
    Set<Column> taken = new HashSet<>();
    for (SelectItem item : items) {
      Expr value =
          source.at(
              item.place(),
              () -> {
                Expr changed = change.apply(item.value());
                return isDistinct ? Comparisons.key("DISTINCT", changed) : changed;
              });
      Column column =
          value instanceof Ref(var same) && same.name().equals(item.name()) && !taken.contains(same)
              ? same
              : ids.deal(item.name(), value.type());
      taken.add(column);
      values.add(value);
      assignments.add(new Assignment(column, value));
    }
    List<Column> columns = assignments.stream().map(Assignment::column).toList();
    List<SortKey> order = order(change, values, columns, assignments);
    Plan result = new Project(plan, assignments);
    if (isDistinct) {
      result = new Aggregate(result, columns, List.of());
    }
    result = limit.apply(order.isEmpty() ? result : new Sort(result, order));
    return assignments.size() == columns.size()
        ? result
        : new Project(result, Assignment.kept(columns));
  }

  /// The order by columns of the projection, to which values that are no items are added.
  private List<SortKey> order(
      UnaryOperator<Expr> change,
      List<Expr> values,
      List<Column> columns,
      List<Assignment> assignments) {
    List<SortKey> order = new ArrayList<>();
    for (SortKey key : keys) {
      Expr value = source.at(items.getFirst().place(), () -> change.apply(key.value()));
      int place = values.indexOf(value);
      if (place < 0 && isDistinct) {
        throw SqlException.at(
            source.place(items.getFirst().place().getStart()), SqlException.orderNotSelected());
      }
      Column column = place >= 0 ? columns.get(place) : ids.deal("order", value.type());
      if (place < 0) {
        assignments.add(new Assignment(column, value));
      }
      order.add(key.with(new Ref(column)));
    }
    return order;
  }
}
