package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.NullRule;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
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
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Set;

/// Says which values of some plans' rows are never NULL: for what a filter below says, because of
/// how they are computed, or because a table's metadata counts no NULL.
record NotNull(List<Plan> plans, RuleContext context) {
  NotNull(Plan plan, RuleContext context) {
    this(List.of(plan), context);
  }

  /// Whether a condition over the plans' columns is never unknown, and other values never NULL.
  boolean is(Expr expr) {
    return switch (expr) {
      case Literal literal -> !literal.isNull();
      case Ref(var column) ->
          plans.stream()
              .filter(plan -> context.columns(plan).contains(column))
              .anyMatch(plan -> is(plan, column));
      case Compare(var op, var left, var right) ->
          op == Comparison.NOT_DISTINCT || (is(left) && is(right));
      case And(var terms) -> terms.stream().allMatch(this::is);
      case Or(var terms) -> terms.stream().allMatch(this::is);
      case Not(var term) -> is(term);
      case IsNull _ -> true;
      case InList(var value, var options) ->
          is(value) && options.stream().noneMatch(Literal::isNull);
      case Case(var branches, var otherwise) ->
          is(otherwise) && branches.stream().allMatch(branch -> is(branch.result()));
      case Coalesce(var terms) -> terms.stream().anyMatch(this::is);
      case Cast(var value, _, var onFailure) ->
          onFailure == OnFailure.ERROR && value.type() != Simple.VARIANT && is(value);
      case Arithmetic(_, var left, var right, _) -> is(left) && is(right);
      case Negate(var value) -> is(value);
      case Member _ -> false;
      case Call(var function, var arguments, _) ->
          function.nulls() == NullRule.EXACT && arguments.stream().allMatch(this::is);
    };
  }

  private boolean is(Plan plan, Column column) {
    return switch (plan) {
      case Reference _ -> false;
      case Empty _ -> true;
      case Scan(var table, var imports, var filters) ->
          rejects(filters, column)
              || imports.stream()
                  .anyMatch(
                      one -> one.column().equals(column) && context.hasNoNull(table, one.source()));
      case Values(var columns, var rows) -> {
        int ordinal = columns.indexOf(column);
        yield rows.stream().noneMatch(row -> row.get(ordinal) instanceof Value.Null);
      }
      case Filter(var input, var predicate) ->
          rejects(Conjuncts.of(predicate).terms(), column) || is(input, column);
      case Project(var input, var assignments) ->
          assignments.stream()
              .filter(one -> one.column().equals(column))
              .anyMatch(one -> new NotNull(input, context).is(one.value()));
      case Join join -> join(join, column);
      case MarkJoin(var left, var right, var mark, var condition) ->
          column.equals(mark)
              ? new NotNull(List.of(left, right), context).is(condition)
              : is(left, column);
      case Aggregate(var input, var keys, var calls) ->
          keys.contains(column)
              ? is(input, column)
              : calls.stream()
                  .filter(one -> one.column().equals(column))
                  .anyMatch(one ->
                      Set.of(AggregateFunction.COUNT_ROWS, AggregateFunction.COUNT)
                          .contains(one.call().function()));
      case Union(var inputs, var columns) -> {
        int ordinal = columns.indexOf(column);
        yield inputs.stream().allMatch(input -> is(input, context.columns(input).get(ordinal)));
      }
      case Repeat(var input, var times) -> column.equals(times) || is(input, column);
      case Sort(var input, _) -> is(input, column);
      case Limit(var input, _, _) -> is(input, column);
      case TopK(var input, _, _) -> is(input, column);
    };
  }

  private boolean join(Join join, Column column) {
    boolean onLeft = context.columns(join.left()).contains(column);
    JoinType type = join.type();
    boolean padded =
        switch (type) {
          case INNER, SEMI, ANTI -> false;
          case LEFT, SINGLE -> !onLeft;
          case RIGHT -> onLeft;
          case FULL -> true;
        };
    boolean matched = type == JoinType.INNER || type == JoinType.SEMI;
    return !padded
        && ((matched && rejects(Conjuncts.of(join.condition()).terms(), column))
            || is(onLeft ? join.left() : join.right(), column));
  }

  private static boolean rejects(List<Expr> conjuncts, Column column) {
    return new NullRejection(Set.of(column.id())).byAny(conjuncts);
  }
}
