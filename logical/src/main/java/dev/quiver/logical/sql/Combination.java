package dev.quiver.logical.sql;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Coercion;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;

/// Combines rows by UNION, INTERSECT and EXCEPT: columns go by position, in their common types, by
/// the names of the first; NULL is a value like any other.
public final class Combination {
  private final Ids ids;

  /// Combinations in columns dealt from `ids`.
  public Combination(Ids ids) {
    this.ids = ids;
  }

  /// How rows are combined.
  public enum Operator {
    UNION,
    INTERSECT,
    EXCEPT
  }

  /// The rows of both, all or each once.
  public Plan of(Plan left, Plan right, Operator operator, boolean isAll) {
    if (left.columns().size() != right.columns().size()) {
      throw SqlException.unlike(left.columns().size(), right.columns().size());
    }
    List<Expr> lefts = new ArrayList<>();
    List<Expr> rights = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      List<Expr> pair = List.of(new Ref(left.columns().get(i)), new Ref(right.columns().get(i)));
      List<Expr> common = Coercion.toCommon(operator.name(), pair);
      if (operator != Operator.UNION || !isAll) {
        Comparisons.key(operator.name(), common.getFirst());
      }
      lefts.add(common.getFirst());
      rights.add(common.getLast());
    }
    Plan first = typed(left, lefts);
    Plan second = typed(right, rights);
    return switch (operator) {
      case UNION -> isAll ? union(first, second) : distinct(union(first, second));
      case INTERSECT ->
          isAll
              ? counted(first, second, ids, true)
              : distinct(new Join(first, second, JoinType.SEMI, same(first, second)));
      case EXCEPT ->
          isAll
              ? counted(first, second, ids, false)
              : distinct(new Join(first, second, JoinType.ANTI, same(first, second)));
    };
  }

  private Plan typed(Plan plan, List<Expr> values) {
    if (values.stream().allMatch(Ref.class::isInstance)) {
      return plan;
    }
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Column column = plan.columns().get(i);
      Expr value = values.get(i);
      assignments.add(
          new Assignment(
              value instanceof Ref ? column : ids.deal(column.name(), value.type()), value));
    }
    return new Project(plan, assignments);
  }

  private Plan union(Plan left, Plan right) {
    return new Union(List.of(left, right), left.columns().stream().map(ids::deal).toList());
  }

  private static Plan distinct(Plan plan) {
    return new Aggregate(plan, plan.columns(), List.of());
  }

  private static Expr same(Plan left, Plan right) {
    List<Expr> terms = new ArrayList<>();
    for (int i = 0; i < left.columns().size(); i++) {
      terms.add(
          new Compare(
              Comparison.NOT_DISTINCT,
              new Ref(left.columns().get(i)),
              new Ref(right.columns().get(i))));
    }
    return new Conjuncts(terms).predicate();
  }

  /// Each row as often as it is in both, or more often in the first: by counting both.
  private static Plan counted(Plan left, Plan right, Ids ids, boolean isIntersection) {
    List<Column> columns = left.columns().stream().map(ids::deal).toList();
    Column inLeft = ids.deal("in_left", Simple.INT64);
    Column inRight = ids.deal("in_right", Simple.INT64);
    List<Column> tagged = new ArrayList<>(columns);
    tagged.add(inLeft);
    tagged.add(inRight);
    Plan union = new Union(List.of(tagged(left, 1, 0, ids), tagged(right, 0, 1, ids)), tagged);
    Aggregation lefts = sum("lefts", inLeft, ids);
    Aggregation rights = sum("rights", inRight, ids);
    Plan counts = new Aggregate(union, columns, List.of(lefts, rights));
    Expr l = new Ref(lefts.column());
    Expr r = new Ref(rights.column());
    Expr times =
        isIntersection
            ? new Expr.Case(List.of(new Branch(new Compare(Comparison.LT, l, r), l)), r)
            : new Expr.Arithmetic(Expr.Operator.SUBTRACT, l, r, Simple.INT64);
    Column often = ids.deal("times", Simple.INT64);
    List<Assignment> assignments = new ArrayList<>(Assignment.kept(columns));
    assignments.add(new Assignment(often, times));
    return new Project(
        new Repeat(new Project(counts, assignments), often), Assignment.kept(columns));
  }

  private static Plan tagged(Plan plan, long left, long right, Ids ids) {
    List<Assignment> assignments = new ArrayList<>(Assignment.kept(plan.columns()));
    assignments.add(tag("in_left", left, ids));
    assignments.add(tag("in_right", right, ids));
    return new Project(plan, assignments);
  }

  private static Assignment tag(String name, long value, Ids ids) {
    return new Assignment(
        ids.deal(name, Simple.INT64), new Literal(new Value.Int(value), Simple.INT64));
  }

  private static Aggregation sum(String name, Column column, Ids ids) {
    AggregateCall call =
        new AggregateCall(AggregateFunction.SUM, List.of(new Ref(column)), Simple.INT64);
    return new Aggregation(ids.deal(name, Simple.INT64), call);
  }
}
