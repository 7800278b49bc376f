package dev.quiver.logical.unnest;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.stream.Stream;

/// What is asked of a subquery for each row of the left input.
sealed interface Link {
  /// Rows paired with the subquery's: INNER, LEFT or SINGLE.
  record Pairs(JoinType type, Expr condition) implements Link {}

  /// A mark: whether the condition is true for a row of the subquery.
  record Marks(Column mark, Expr condition) implements Link {}

  /// What must hold of a row of the subquery.
  Expr condition();

  /// The same question with another condition.
  default Link with(Expr condition) {
    return switch (this) {
      case Pairs(var type, _) -> new Pairs(type, condition);
      case Marks(var mark, _) -> new Marks(mark, condition);
    };
  }

  /// The join that answers it, of a subquery that does not use columns of the left input.
  default Plan join(Plan left, Plan right) {
    return switch (this) {
      case Pairs(var type, var condition) -> new Join(left, right, type, condition);
      case Marks(var mark, var condition) -> new MarkJoin(left, right, mark, condition);
    };
  }

  /// The columns of the answer.
  default List<Column> columns(Plan left, Plan right) {
    return switch (this) {
      case Pairs _ -> Stream.concat(left.columns().stream(), right.columns().stream()).toList();
      case Marks(var mark, _) -> Stream.concat(left.columns().stream(), Stream.of(mark)).toList();
    };
  }
}
