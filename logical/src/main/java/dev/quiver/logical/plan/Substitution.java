package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.type.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What stands for each column, by id; other columns stand for themselves.
public record Substitution(Map<Integer, Expr> values) {
  /// A projection's columns become what it computes for them.
  public static Substitution of(List<Assignment> assignments) {
    Map<Integer, Expr> values = new HashMap<>();
    assignments.forEach(one -> values.put(one.column().id(), one.value()));
    return new Substitution(values);
  }

  /// Columns become others, by position.
  public static Substitution of(List<Column> from, List<Column> to) {
    Map<Integer, Expr> values = new HashMap<>();
    for (int i = 0; i < from.size(); i++) {
      values.put(from.get(i).id(), new Ref(to.get(i)));
    }
    return new Substitution(values);
  }

  /// The expression with every column replaced; the very same where nothing is.
  public Expr in(Expr expr) {
    return ExprRewrite.bottomUp(
        expr, one -> one instanceof Ref(var column) ? values.getOrDefault(column.id(), one) : one);
  }
}
