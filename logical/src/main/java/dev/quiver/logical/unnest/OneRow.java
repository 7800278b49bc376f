package dev.quiver.logical.unnest;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A subquery that is an aggregate without keys, under filters and projections: one row at most.
///
/// The aggregate is grouped by the columns its correlated equalities compare, and joined to the
/// left rows; what stands above is computed over the join. A left row without a group gets what the
/// aggregates answer for no rows, NULL or zero.
///
/// @param groups the aggregate, by those columns
/// @param conditions the equalities between left rows and groups
/// @param values what each column of the subquery is, over left rows and groups
/// @param filters what must be true for the row to be there
record OneRow(Plan groups, List<Expr> conditions, Map<Integer, Expr> values, List<Expr> filters) {
  static Optional<OneRow> of(Plan plan, Set<Column> outer, Ids ids) {
    return switch (plan) {
      case Aggregate aggregate when aggregate.keys().isEmpty() ->
          Lifted.underAggregate(aggregate, outer, ids)
              .map(below -> grouped(aggregate, below, outer, ids));
      case Filter(var input, var predicate) ->
          of(input, outer, ids).map(below -> below.filtered(predicate));
      case Project(var input, var assignments) ->
          of(input, outer, ids).map(below -> below.projected(assignments));
      case Plan.Sort(var input, _) -> of(input, outer, ids);
      case Plan _ -> Optional.empty();
    };
  }

  private static OneRow grouped(Aggregate aggregate, Lifted below, Set<Column> outer, Ids ids) {
    Map<Integer, Expr> values = new LinkedHashMap<>();
    List<Aggregation> calls = new ArrayList<>();
    for (Aggregation one : aggregate.aggregations()) {
      Column column = ids.deal(one.column());
      calls.add(new Aggregation(column, one.call()));
      values.put(one.column().id(), orEmpty(one.call(), column));
    }
    List<Column> keys = List.copyOf(below.needed(outer));
    return new OneRow(
        new Aggregate(below.plan(), keys, calls), below.conjuncts(), values, List.of());
  }

  /// The value of an aggregate where there may be no group.
  static Expr orEmpty(AggregateCall call, Column column) {
    Ref value = new Ref(column);
    Literal empty = call.function().ofNothing();
    return empty.isNull() ? value : new Expr.Coalesce(List.of(value, empty));
  }

  private OneRow filtered(Expr predicate) {
    List<Expr> more = new ArrayList<>(filters);
    more.add(new Substitution(values).in(predicate));
    return new OneRow(groups, conditions, values, more);
  }

  private OneRow projected(List<Assignment> assignments) {
    Map<Integer, Expr> above = new LinkedHashMap<>();
    Substitution below = new Substitution(values);
    assignments.forEach(one -> above.put(one.column().id(), below.in(one.value())));
    return new OneRow(groups, conditions, above, filters);
  }

  /// The answer to what is asked of the subquery.
  Plan answer(Plan left, Plan right, Link link) {
    Join join = new Join(left, groups, JoinType.LEFT, new Conjuncts(conditions).predicate());
    List<Expr> all = new ArrayList<>(filters);
    all.addAll(Conjuncts.of(new Substitution(values).in(link.condition())).terms());
    Conjuncts there = new Conjuncts(all);
    List<Assignment> assignments = new ArrayList<>();
    assignments.addAll(Assignment.kept(left.columns()));
    return switch (link) {
      case Link.Marks(var mark, var condition) -> {
        assignments.add(new Assignment(mark, marked(new Substitution(values).in(condition))));
        yield new Project(join, assignments);
      }
      case Link.Pairs(var type, _) -> {
        boolean isInner = type == JoinType.INNER;
        for (Column column : right.columns()) {
          Expr value = new Substitution(values).in(new Ref(column));
          assignments.add(new Assignment(column, isInner ? value : when(there, value)));
        }
        yield new Project(isInner ? there.over(join) : join, assignments);
      }
    };
  }

  private Expr marked(Expr condition) {
    Conjuncts row = new Conjuncts(filters);
    return row.isEmpty()
        ? condition
        : new Case(List.of(new Branch(row.predicate(), condition)), Literal.of(false));
  }

  private static Expr when(Conjuncts there, Expr value) {
    return there.isEmpty()
        ? value
        : new Case(List.of(new Branch(there.predicate(), value)), Literal.nullOf(value.type()));
  }
}
