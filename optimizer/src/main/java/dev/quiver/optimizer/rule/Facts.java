package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
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
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the filters below a plan say about one of its columns by itself.
final class Facts {
  private final RuleContext context;

  Facts(RuleContext context) {
    this.context = context;
  }

  /// Conjuncts over this column alone that are true for every row of the plan.
  List<Expr> of(Plan plan, Column column) {
    return switch (plan) {
      case Reference _, Empty _, Values _, Union _ -> List.of();
      case Scan(_, _, var filters) -> about(filters, column);
      case Filter(var input, var predicate) ->
          Stream.concat(
                  about(Conjuncts.of(predicate).terms(), column).stream(),
                  of(input, column).stream())
              .distinct()
              .toList();
      case Project(var input, var assignments) -> project(input, assignments, column);
      case MarkJoin(var left, _, var mark, _) -> column.equals(mark) ? List.of() : of(left, column);
      case Repeat(var input, _) -> of(input, column);
      case Sort(var input, _) -> of(input, column);
      case Limit(var input, _, _) -> of(input, column);
      case TopK(var input, _, _) -> of(input, column);
      case Aggregate(var input, var keys, _) ->
          keys.contains(column) ? of(input, column) : List.of();
      case Join(var left, var right, var type, _) -> {
        boolean onLeft = Uses.ids(context.columns(left)).contains(column.id());
        boolean padded =
            switch (type) {
              case INNER, SEMI, ANTI -> false;
              case LEFT, SINGLE -> !onLeft;
              case RIGHT -> onLeft;
              case FULL -> true;
            };
        yield padded ? List.of() : of(onLeft ? left : right, column);
      }
    };
  }

  private List<Expr> project(Plan input, List<Assignment> assignments, Column column) {
    return assignments.stream()
        .filter(one -> one.column().equals(column))
        .flatMap(one -> one.value() instanceof Ref(var source) ? Stream.of(source) : Stream.empty())
        .flatMap(source -> {
          Substitution names = Substitution.of(List.of(source), List.of(column));
          return of(input, source).stream().map(names::in);
        })
        .toList();
  }

  private static List<Expr> about(List<Expr> conjuncts, Column column) {
    return conjuncts.stream()
        .filter(one -> !one.canFail() && Uses.of(one).counts().keySet().equals(idOf(column)))
        .toList();
  }

  private static Set<Integer> idOf(Column column) {
    return Set.of(column.id());
  }
}
