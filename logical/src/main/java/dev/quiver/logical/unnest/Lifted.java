package dev.quiver.logical.unnest;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Ids;
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
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// A subquery without the conjuncts that correlate it: the rows of `plan` for which all conjuncts
/// are true are the subquery's. The plan may have more columns, which the conjuncts use.
record Lifted(Plan plan, List<Expr> conjuncts) {
  /// Lifts the conjuncts that use columns of `outer` out of a subquery, or answers empty where that
  /// does not make it independent of them.
  static Optional<Lifted> of(Plan plan, Set<Column> outer, Ids ids) {
    if (isFree(plan, outer)) {
      return Optional.of(new Lifted(plan, List.of()));
    }
    return switch (plan) {
      case Scan _, Reference _, Empty _, Values _, Union _, Limit _, TopK _ -> Optional.empty();
      case Filter(var input, var predicate) -> filter(input, predicate, outer, ids);
      case Project(var input, var assignments) ->
          assignments.stream().allMatch(one -> isFree(one.value(), outer))
              ? of(input, outer, ids).map(below -> project(below, assignments, outer))
              : Optional.empty();
      case Join(var left, var right, var type, var condition) ->
          type == JoinType.INNER
              ? both(left, right, condition, outer, ids)
              : type == JoinType.RIGHT || type == JoinType.FULL
                  ? Optional.empty()
                  : left(
                      left, right, condition, outer, ids, (l, on) -> new Join(l, right, type, on));
      case MarkJoin(var left, var right, var mark, var condition) ->
          left(left, right, condition, outer, ids, (l, on) -> new MarkJoin(l, right, mark, on));
      case Aggregate aggregate ->
          aggregate.keys().isEmpty() ? Optional.empty() : grouped(aggregate, outer, ids);
      case Repeat(var input, var times) ->
          of(input, outer, ids)
              .map(below -> new Lifted(new Repeat(below.plan, times), below.conjuncts));
      // Nobody sees the order of a subquery's rows.
      case Sort(var input, _) -> of(input, outer, ids);
    };
  }

  /// An aggregate's input, lifted, with a column for each inner value of an equality with an outer
  /// one; each conjunct is such an equality with a column. Empty where there are other conjuncts.
  static Optional<Lifted> underAggregate(Aggregate aggregate, Set<Column> outer, Ids ids) {
    boolean isFree =
        aggregate.aggregations().stream()
            .flatMap(one -> one.call().operands().stream())
            .allMatch(operand -> isFree(operand, outer));
    return isFree
        ? of(aggregate.input(), outer, ids).flatMap(below -> below.byColumns(outer, ids))
        : Optional.empty();
  }

  private Optional<Lifted> byColumns(Set<Column> outer, Ids ids) {
    Set<Column> inner = Set.copyOf(plan.columns());
    List<Assignment> assignments = new ArrayList<>();
    assignments.addAll(Assignment.kept(plan.columns()));
    List<Expr> equalities = new ArrayList<>();
    for (Expr conjunct : conjuncts) {
      Optional<Equality> equality = Equality.of(conjunct, outer, inner);
      if (equality.isEmpty()) {
        return Optional.empty();
      }
      if (equality.get().inner() instanceof Ref) {
        equalities.add(conjunct);
      } else {
        Column column = ids.deal("key", equality.get().inner().type());
        assignments.add(new Assignment(column, equality.get().inner()));
        equalities.add(equality.get().with(column));
      }
    }
    Plan computed = assignments.size() == inner.size() ? plan : new Project(plan, assignments);
    return Optional.of(new Lifted(computed, equalities));
  }

  private static Optional<Lifted> filter(Plan input, Expr predicate, Set<Column> outer, Ids ids) {
    List<Expr> stays = new ArrayList<>();
    List<Expr> lifted = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(predicate).terms()) {
      (isFree(conjunct, outer) ? stays : lifted).add(conjunct);
    }
    return of(input, outer, ids)
        .map(below -> below.with(new Conjuncts(stays).over(below.plan), lifted));
  }

  private static Lifted project(Lifted below, List<Assignment> assignments, Set<Column> outer) {
    List<Assignment> all = new ArrayList<>(assignments);
    for (Column column : below.needed(outer)) {
      if (assignments.stream().noneMatch(one -> one.column().equals(column))) {
        all.add(Assignment.kept(column));
      }
    }
    return new Lifted(new Project(below.plan, all), below.conjuncts);
  }

  private static Optional<Lifted> both(
      Plan left, Plan right, Expr condition, Set<Column> outer, Ids ids) {
    List<Expr> stays = new ArrayList<>();
    List<Expr> lifted = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(condition).terms()) {
      (isFree(conjunct, outer) ? stays : lifted).add(conjunct);
    }
    return of(left, outer, ids)
        .flatMap(l ->
            of(right, outer, ids)
                .map(r -> {
                  lifted.addAll(l.conjuncts);
                  return r.with(
                      new Join(l.plan, r.plan, JoinType.INNER, new Conjuncts(stays).predicate()),
                      lifted);
                }));
  }

  private static Optional<Lifted> left(
      Plan left,
      Plan right,
      Expr condition,
      Set<Column> outer,
      Ids ids,
      BiFunction<Plan, Expr, Plan> join) {
    return isFree(right, outer) && isFree(condition, outer)
        ? of(left, outer, ids).map(l -> new Lifted(join.apply(l.plan, condition), l.conjuncts))
        : Optional.empty();
  }

  /// What an equality holds constant for one outer row may be grouped by as well.
  private static Optional<Lifted> grouped(Aggregate aggregate, Set<Column> outer, Ids ids) {
    return underAggregate(aggregate, outer, ids)
        .map(below -> {
          LinkedHashSet<Column> keys = new LinkedHashSet<>(aggregate.keys());
          keys.addAll(below.needed(outer));
          return new Lifted(
              new Aggregate(below.plan, List.copyOf(keys), aggregate.aggregations()),
              below.conjuncts);
        });
  }

  /// The columns of the plan that the conjuncts use.
  Set<Column> needed(Set<Column> outer) {
    Set<Column> needed = new LinkedHashSet<>();
    conjuncts.forEach(one -> needed.addAll(FreeColumns.of(one)));
    needed.removeAll(outer);
    needed.retainAll(plan.columns());
    return needed;
  }

  private Lifted with(Plan changed, List<Expr> more) {
    List<Expr> all = new ArrayList<>(more);
    all.addAll(conjuncts);
    return new Lifted(changed, all);
  }

  static boolean isFree(Plan plan, Set<Column> outer) {
    return FreeColumns.of(plan).stream().noneMatch(outer::contains);
  }

  static boolean isFree(Expr expr, Set<Column> outer) {
    return FreeColumns.of(expr).stream().noneMatch(outer::contains);
  }
}
