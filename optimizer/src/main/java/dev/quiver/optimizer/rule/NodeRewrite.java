package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Applies a change to the expressions of a node, answering the very same ones where nothing
/// changes.
public final class NodeRewrite {
  private NodeRewrite() {}

  /// The node with `change` applied to each of its expressions, or empty where nothing changes.
  static Optional<Plan> inNode(Plan plan, UnaryOperator<Expr> change) {
    return switch (plan) {
      case Reference _, Empty _, Values _, Union _, Repeat _, Limit _ -> Optional.empty();
      case Scan(var table, var imports, var filters) -> {
        List<Expr> after = ExprRewrite.list(filters, change);
        yield ExprRewrite.isSame(filters, after)
            ? Optional.empty()
            : Optional.of(new Scan(table, imports, after));
      }
      case Filter(var input, var predicate) -> {
        Expr after = change.apply(predicate);
        yield after.isSame(predicate) ? Optional.empty() : Optional.of(new Filter(input, after));
      }
      case Project(var input, var assignments) -> {
        List<Expr> before = assignments.stream().map(Assignment::value).toList();
        List<Expr> after = ExprRewrite.list(before, change);
        yield ExprRewrite.isSame(before, after)
            ? Optional.empty()
            : Optional.of(new Project(input, assigned(assignments, after)));
      }
      case Join(var left, var right, var type, var condition) -> {
        Expr after = change.apply(condition);
        yield after.isSame(condition)
            ? Optional.empty()
            : Optional.of(new Join(left, right, type, after));
      }
      case MarkJoin(var left, var right, var mark, var condition) -> {
        Expr after = change.apply(condition);
        yield after.isSame(condition)
            ? Optional.empty()
            : Optional.of(new MarkJoin(left, right, mark, after));
      }
      case Sort(var input, var keys) -> {
        List<SortKey> after = keys(keys, change);
        yield after.equals(keys) ? Optional.empty() : Optional.of(new Sort(input, after));
      }
      case TopK(var input, var keys, var count) -> {
        List<SortKey> after = keys(keys, change);
        yield after.equals(keys) ? Optional.empty() : Optional.of(new TopK(input, after, count));
      }
      case Aggregate(var input, var keys, var calls) -> {
        List<Aggregation> after = calls.stream().map(one -> argument(one, change)).toList();
        yield after.equals(calls)
            ? Optional.empty()
            : Optional.of(new Aggregate(input, keys, after));
      }
    };
  }

  private static List<Assignment> assigned(List<Assignment> assignments, List<Expr> values) {
    List<Assignment> assigned = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      assigned.add(new Assignment(assignments.get(i).column(), values.get(i)));
    }
    return assigned;
  }

  private static Aggregation argument(Aggregation one, UnaryOperator<Expr> change) {
    return new Aggregation(one.column(), one.call().map(change));
  }

  private static List<SortKey> keys(List<SortKey> keys, UnaryOperator<Expr> change) {
    return keys.stream().map(key -> key.with(change.apply(key.value()))).toList();
  }
}
