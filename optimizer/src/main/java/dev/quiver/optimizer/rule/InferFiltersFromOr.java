package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says of one side of a join what each alternative of an OR over both asks of it.
///
/// ```text
/// Join a = 1 AND d = 2 OR a = 3 AND d = 4      Join a = 1 AND d = 2 OR a = 3 AND d = 4
///   Scan t (a)                            =>     Filter a = 1 OR a = 3
///   Scan u (d)                                     Scan t (a)
///                                                Filter d = 2 OR d = 4
///                                                  Scan u (d)
/// ```
final class InferFiltersFromOr implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    Plan after =
        switch (plan) {
          case Join join -> {
            JoinType type = join.type();
            boolean left =
                type == JoinType.INNER || type == JoinType.SEMI || type == JoinType.RIGHT;
            boolean right = type != JoinType.RIGHT && type != JoinType.FULL;
            yield inferred(join, join.condition(), left, right, context);
          }
          case Filter(Join join, var predicate) -> {
            JoinType type = join.type();
            boolean left = type != JoinType.RIGHT && type != JoinType.FULL;
            boolean right = type == JoinType.INNER || type == JoinType.RIGHT;
            yield plan.mapInputs(_ -> inferred(join, predicate, left, right, context));
          }
          case Plan other -> other;
        };
    return after.isSame(plan) ? Optional.empty() : Optional.of(after);
  }

  private static Plan inferred(
      Join join, Expr predicate, boolean left, boolean right, RuleContext context) {
    Plan l = left ? filtered(join.left(), predicate, context) : join.left();
    Plan r = right ? filtered(join.right(), predicate, context) : join.right();
    return l.isSame(join.left()) && r.isSame(join.right())
        ? join
        : new Join(l, r, join.type(), join.condition());
  }

  private static Plan filtered(Plan side, Expr predicate, RuleContext context) {
    Set<Integer> ids = Uses.ids(context.columns(side));
    List<Expr> known =
        side instanceof Filter(_, var below) ? Conjuncts.of(below).terms() : List.of();
    List<Expr> news = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(predicate).terms()) {
      if (conjunct instanceof Or(var terms) && !Uses.of(conjunct).within(ids)) {
        implied(terms, ids).filter(one -> !known.contains(one)).ifPresent(news::add);
      }
    }
    return new Conjuncts(news).over(side);
  }

  /// What holds of some columns if any of these terms does.
  private static Optional<Expr> implied(List<Expr> terms, Set<Integer> ids) {
    List<Expr> alternatives = new ArrayList<>();
    for (Expr term : terms) {
      List<Expr> own =
          Conjuncts.of(term).terms().stream()
              .filter(one -> !one.canFail() && Uses.of(one).within(ids))
              .toList();
      if (own.isEmpty()) {
        return Optional.empty();
      }
      alternatives.add(new Conjuncts(own).predicate());
    }
    return Optional.of(new Or(alternatives));
  }
}
