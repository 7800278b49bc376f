package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.unnest.FreeColumns;
import dev.quiver.logical.unnest.Unnesting;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A subquery of an expression, which its value is a column of.
sealed interface Subquery {
  Plan plan();

  /// A subquery that gives one value.
  record Scalar(Plan plan) implements Subquery {}

  /// A subquery of which is asked whether the condition is true for a row.
  record Test(Plan plan, Column mark, Expr condition) implements Subquery {}

  /// The columns around that the subquery uses.
  default Set<Column> free() {
    return FreeColumns.of(plan());
  }

  /// The input with the value beside each row; `change` says in the input's columns what an
  /// expression is.
  default Plan beside(Plan input, Ids ids, UnaryOperator<Expr> change) {
    Unnesting unnesting = new Unnesting(ids);
    return switch (this) {
      case Scalar(var plan) -> unnesting.join(input, plan, JoinType.SINGLE, Literal.of(true));
      case Test(var plan, var mark, var condition) ->
          unnesting.mark(input, plan, mark, change.apply(condition));
    };
  }
}
