package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Coercion;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.sql.SqlParser.ValuesRowContext;
import dev.quiver.logical.sql.SqlParser.ValuesTermContext;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;

/// Binds `VALUES (1, 'a'), (2, 'b')`; its columns are `column1`, `column2`, ….
final class RowsBinder {
  private final Surroundings around;

  RowsBinder(Surroundings around) {
    this.around = around;
  }

  Plan bind(ValuesTermContext context) {
    Scope scope = around.scope().inside(List.of());
    Clause clause = new OneRowClause(around.source());
    List<List<Expr>> rows = new ArrayList<>();
    for (ValuesRowContext row : context.valuesRow()) {
      List<Expr> values = new ArrayList<>();
      row.condition().forEach(one -> values.add(around.condition(one, scope, clause)));
      if (!rows.isEmpty() && rows.getFirst().size() != values.size()) {
        throw SqlException.at(
            around.source().place(row.getStart()),
            SqlException.unlike(rows.getFirst().size(), values.size()));
      }
      rows.add(values);
    }
    return rows(converted(rows, context));
  }

  private List<List<Expr>> converted(List<List<Expr>> rows, ValuesTermContext place) {
    List<List<Expr>> columns = new ArrayList<>();
    for (int i = 0; i < rows.getFirst().size(); i++) {
      int ordinal = i;
      around
          .source()
          .at(
              place,
              () -> {
                columns.add(
                    Coercion.toCommon(
                        "VALUES", rows.stream().map(row -> row.get(ordinal)).toList()));
                return rows.getFirst().getFirst();
              });
    }
    return columns;
  }

  /// Rows of constants are values; others are computed, each over one row without columns.
  private Plan rows(List<List<Expr>> columns) {
    int count = columns.getFirst().size();
    List<Column> made = new ArrayList<>();
    for (List<Expr> column : columns) {
      made.add(around.ids().deal("column" + (made.size() + 1), column.getFirst().type()));
    }
    boolean isConstant =
        columns.stream().allMatch(each -> each.stream().allMatch(Expr.Literal.class::isInstance));
    List<Plan> plans = new ArrayList<>();
    List<List<Value>> values = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      List<Assignment> assignments = new ArrayList<>();
      List<Value> constants = new ArrayList<>();
      for (List<Expr> column : columns) {
        Expr value = column.get(row);
        if (value instanceof Expr.Literal literal) {
          constants.add(literal.value());
        }
        assignments.add(new Assignment(around.ids().deal("value", value.type()), value));
      }
      values.add(constants);
      plans.add(new Project(SelectBinder.oneRow(), assignments));
    }
    return isConstant ? new Values(made, values) : new Union(plans, made);
  }
}
