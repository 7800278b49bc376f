package dev.quiver.logical.unnest;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
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
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The distinct combinations of the left columns that a subquery uses, pushed down into it: the
/// subquery is computed for all of them at once.
final class Domain {
  private final Plan left;
  private final List<Column> used;
  private final Ids ids;

  /// The combinations of the `used` columns of `left`.
  Domain(Plan left, List<Column> used, Ids ids) {
    this.left = left;
    this.used = used;
    this.ids = ids;
  }

  /// A plan for every combination, which stands in columns `domain` of it, one for each used one.
  record Pushed(Plan plan, List<Column> domain) {}

  /// The subquery for every combination.
  Pushed push(Plan plan) {
    if (Lifted.isFree(plan, Set.copyOf(used))) {
      Pushed all = all();
      return new Pushed(new Join(all.plan, plan, JoinType.INNER, Literal.of(true)), all.domain);
    }
    return switch (plan) {
      case Scan _, Reference _, Empty _, Values _ ->
          throw new AssertionError("uses nothing: " + plan);
      case Filter(var input, var predicate) -> {
        Pushed below = push(input);
        yield new Pushed(new Filter(below.plan, in(below, predicate)), below.domain);
      }
      case Project(var input, var assignments) -> project(push(input), assignments);
      case Join join -> join(join);
      case MarkJoin join -> mark(join);
      case Aggregate aggregate -> aggregate(aggregate);
      case Union(var inputs, var columns) -> union(inputs, columns);
      case Repeat(var input, var times) -> {
        Pushed below = push(input);
        yield new Pushed(new Repeat(below.plan, times), below.domain);
      }
      case Sort(var input, _) -> push(input);
      case Limit _, TopK _ -> throw UnnestException.limit();
    };
  }

  /// The combinations by themselves, in columns of their own.
  private Pushed all() {
    Map<Column, Column> copies = new HashMap<>();
    Plan copy = ids.copy(left, FreeColumns.of(left), copies);
    List<Column> keys = used.stream().map(copies::get).toList();
    List<Assignment> kept = Assignment.kept(keys);
    return new Pushed(new Aggregate(new Project(copy, kept), keys, List.of()), keys);
  }

  private Expr in(Pushed pushed, Expr expr) {
    return Substitution.of(used, pushed.domain).in(expr);
  }

  private Pushed project(Pushed below, List<Assignment> assignments) {
    List<Assignment> all = new ArrayList<>();
    assignments.forEach(one -> all.add(new Assignment(one.column(), in(below, one.value()))));
    all.addAll(Assignment.kept(below.domain));
    return new Pushed(new Project(below.plan, all), below.domain);
  }

  private Pushed join(Join join) {
    boolean isOuterRight = join.type() == JoinType.RIGHT || join.type() == JoinType.FULL;
    if (!isOuterRight && Lifted.isFree(join.right(), Set.copyOf(used))) {
      Pushed l = push(join.left());
      Expr condition = in(l, join.condition());
      return new Pushed(new Join(l.plan, join.right(), join.type(), condition), l.domain);
    }
    Pushed l = push(join.left());
    Pushed r = push(join.right());
    Join both = new Join(l.plan, r.plan, join.type(), same(l, r, in(l, join.condition())));
    return switch (join.type()) {
      case INNER, LEFT, SINGLE, SEMI, ANTI -> new Pushed(both, l.domain);
      case RIGHT ->
          new Pushed(
              new Join(l.plan, r.plan, JoinType.RIGHT, same(l, r, in(r, join.condition()))),
              r.domain);
      case FULL -> either(both, l, r);
    };
  }

  /// A full join has the combination from whichever side there is.
  private Pushed either(Join join, Pushed l, Pushed r) {
    List<Assignment> all = new ArrayList<>();
    all.addAll(Assignment.kept(join.columns()));
    List<Column> domain = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      Column column = ids.deal(used.get(i));
      List<Expr> sides = List.of(new Ref(l.domain.get(i)), new Ref(r.domain.get(i)));
      all.add(new Assignment(column, new Coalesce(sides)));
      domain.add(column);
    }
    return new Pushed(new Project(join, all), domain);
  }

  private Pushed mark(MarkJoin join) {
    Pushed l = push(join.left());
    Expr condition = in(l, join.condition());
    if (Lifted.isFree(join.right(), Set.copyOf(used))) {
      return new Pushed(new MarkJoin(l.plan, join.right(), join.mark(), condition), l.domain);
    }
    Pushed r = push(join.right());
    Plan plan = new MarkJoin(l.plan, r.plan, join.mark(), same(l, r, condition));
    return new Pushed(plan, l.domain);
  }

  private static Expr same(Pushed l, Pushed r, Expr condition) {
    List<Expr> terms = new ArrayList<>(Conjuncts.of(condition).terms());
    for (int i = 0; i < l.domain.size(); i++) {
      terms.add(
          new Compare(Comparison.NOT_DISTINCT, new Ref(l.domain.get(i)), new Ref(r.domain.get(i))));
    }
    return new Conjuncts(terms).predicate();
  }

  private Pushed aggregate(Aggregate aggregate) {
    Pushed below = push(aggregate.input());
    List<Column> keys =
        Stream.concat(aggregate.keys().stream(), below.domain.stream()).distinct().toList();
    if (!aggregate.keys().isEmpty() || aggregate.aggregations().isEmpty()) {
      List<Aggregation> calls =
          aggregate.aggregations().stream()
              .map(one -> new Aggregation(one.column(), one.call().map(e -> in(below, e))))
              .toList();
      return new Pushed(new Aggregate(below.plan, keys, calls), below.domain);
    }
    return oneRowEach(aggregate, below, keys);
  }

  /// An aggregate without keys has a row for a combination without rows, too.
  private Pushed oneRowEach(Aggregate aggregate, Pushed below, List<Column> keys) {
    Pushed all = all();
    List<Assignment> assignments = new ArrayList<>();
    assignments.addAll(Assignment.kept(all.domain));
    List<Aggregation> calls = new ArrayList<>();
    for (Aggregation one : aggregate.aggregations()) {
      Column column = ids.deal(one.column());
      calls.add(new Aggregation(column, one.call().map(e -> in(below, e))));
      assignments.add(new Assignment(one.column(), OneRow.orEmpty(one.call(), column)));
    }
    Pushed groups = new Pushed(new Aggregate(below.plan, keys, calls), below.domain);
    Expr same = same(all, groups, Literal.of(true));
    Plan join = new Join(all.plan, groups.plan, JoinType.LEFT, same);
    return new Pushed(new Project(join, assignments), all.domain);
  }

  private Pushed union(List<Plan> inputs, List<Column> columns) {
    List<Plan> plans = new ArrayList<>();
    for (Plan input : inputs) {
      Pushed pushed = push(input);
      List<Column> all = Stream.concat(input.columns().stream(), pushed.domain.stream()).toList();
      plans.add(Unnesting.exactly(pushed.plan, all));
    }
    List<Column> domain = used.stream().map(ids::deal).toList();
    List<Column> all = Stream.concat(columns.stream(), domain.stream()).toList();
    return new Pushed(new Union(plans, all), domain);
  }
}
