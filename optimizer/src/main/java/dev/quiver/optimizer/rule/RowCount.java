package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
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
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a plan's form says about how many rows it gives, whatever the data.
record RowCount(RuleContext context) {
  /// How many rows a plan gives at most; [Limit#ALL] where nothing bounds them.
  long most(Plan plan) {
    return switch (plan) {
      case Scan _, Reference _, Repeat _ -> Limit.ALL;
      case Empty _ -> 0;
      case Values(_, var rows) -> rows.size();
      case Filter(var input, _) -> most(input);
      case Project(var input, _) -> most(input);
      case Sort(var input, _) -> most(input);
      case MarkJoin(var left, _, _, _) -> most(left);
      case Join(var left, var right, var type, _) ->
          switch (type) {
            case SEMI, ANTI, SINGLE -> most(left);
            case INNER, LEFT -> most(right) <= 1 ? most(left) : Limit.ALL;
            case RIGHT -> most(left) <= 1 ? most(right) : Limit.ALL;
            case FULL -> Limit.ALL;
          };
      case Aggregate(var input, var keys, _) -> keys.isEmpty() ? 1 : most(input);
      case Union(var inputs, _) -> {
        long all = 0;
        for (Plan input : inputs) {
          long more = most(input);
          all = all > Limit.ALL - more ? Limit.ALL : all + more;
        }
        yield all;
      }
      case Limit(var input, _, var count) -> Math.min(count, most(input));
      case TopK(var input, _, var count) -> Math.min(count, most(input));
    };
  }

  /// Whether a plan gives one row, always.
  boolean isOne(Plan plan) {
    return switch (plan) {
      case Aggregate(_, var keys, var calls) -> keys.isEmpty() && !calls.isEmpty();
      case Values(_, var rows) -> rows.size() == 1;
      case Project(var input, _) -> isOne(input);
      case Sort(var input, _) -> isOne(input);
      case MarkJoin(var left, _, _, _) -> isOne(left);
      case Join(var left, var right, var type, var condition) ->
          isOne(left)
              && (type == JoinType.SINGLE
                  || (type == JoinType.LEFT && most(right) <= 1)
                  || (type == JoinType.INNER && isOne(right) && Conjuncts.of(condition).isEmpty()));
      case Scan _, Reference _, Empty _, Filter _, Union _, Repeat _, Limit _, TopK _ -> false;
    };
  }

  /// Whether no two rows of a plan agree in the columns of these ids, NULLs agreeing with NULLs.
  boolean isUnique(Plan plan, Set<Integer> ids) {
    return switch (plan) {
      case Scan _, Reference _, Union _, Repeat _ -> false;
      case Empty _ -> true;
      case Values(_, var rows) -> rows.size() <= 1;
      case Filter(var input, _) -> isUnique(input, ids);
      case Project(var input, var assignments) -> isUnique(input, sources(assignments, ids));
      case Sort(var input, _) -> isUnique(input, ids);
      case Limit(var input, _, var count) -> count <= 1 || isUnique(input, ids);
      case TopK(var input, _, var count) -> count <= 1 || isUnique(input, ids);
      case MarkJoin(var left, _, _, _) -> isUnique(left, ids);
      case Aggregate(_, var keys, _) -> ids.containsAll(Uses.ids(keys));
      case Join join ->
          switch (join.type()) {
            case SEMI, ANTI, SINGLE -> isUnique(join.left(), ids);
            case INNER, LEFT -> isUnique(join.left(), ids) && matchesOnce(join, ids);
            case RIGHT, FULL -> false;
          };
    };
  }

  /// Whether no left row of a join has two matches.
  boolean matchesOnce(Join join) {
    return matchesOnce(join, Set.of());
  }

  /// Whether no left row has two matches that agree in the columns of these ids.
  private boolean matchesOnce(Join join, Set<Integer> ids) {
    Set<Integer> left = Uses.ids(context.columns(join.left()));
    Set<Integer> right = Uses.ids(context.columns(join.right()));
    Set<Integer> fixed = new HashSet<>(ids);
    for (Expr conjunct : Conjuncts.of(join.condition()).terms()) {
      if (conjunct instanceof Compare(var op, var one, var other)
          && (op == Comparison.EQ || op == Comparison.NOT_DISTINCT)) {
        fix(one, other, left, right, fixed);
        fix(other, one, left, right, fixed);
      }
    }
    return isUnique(join.right(), fixed);
  }

  private static void fix(
      Expr value, Expr by, Set<Integer> left, Set<Integer> right, Set<Integer> fixed) {
    if (value instanceof Ref(var column) && right.contains(column.id()) && isOver(by, left)) {
      fixed.add(column.id());
    }
  }

  private static boolean isOver(Expr expr, Set<Integer> ids) {
    return Uses.of(expr).within(ids);
  }

  private static Set<Integer> sources(List<Assignment> assignments, Set<Integer> ids) {
    Set<Integer> sources = new HashSet<>();
    for (Assignment one : assignments) {
      if (ids.contains(one.column().id()) && one.value() instanceof Ref(Column source)) {
        sources.add(source.id());
      }
    }
    return sources;
  }
}
