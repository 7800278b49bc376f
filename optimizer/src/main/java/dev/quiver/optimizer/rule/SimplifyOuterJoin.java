package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.plan.Uses;
import java.util.List;
import java.util.Optional;

/// Drops the rows that an outer join fills with NULLs before it makes them, where a filter or a
/// condition above lets none of them pass.
///
/// ```text
/// Filter b > 1            Filter b > 1
///   Join left a = b         Join a = b
///     Scan t (a)       =>     Scan t (a)
///     Scan u (b)              Scan u (b)
/// ```
///
/// A single join stays: it is an error of its own that a row has two matches.
final class SimplifyOuterJoin implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    Plan after =
        switch (plan) {
          case Filter(var input, var predicate) ->
              plan.mapInputs(_ -> narrowed(input, Conjuncts.of(predicate).terms(), context));
          case Join(var left, var right, var type, var condition) -> {
            List<Expr> terms = Conjuncts.of(condition).terms();
            boolean losesLeft =
                type == JoinType.INNER || type == JoinType.SEMI || type == JoinType.RIGHT;
            boolean losesRight = type != JoinType.RIGHT && type != JoinType.FULL;
            Plan l = losesLeft ? narrowed(left, terms, context) : left;
            Plan r = losesRight ? narrowed(right, terms, context) : right;
            yield l.isSame(left) && r.isSame(right) ? plan : new Join(l, r, type, condition);
          }
          case Plan other -> other;
        };
    return after.isSame(plan) ? Optional.empty() : Optional.of(after);
  }

  /// A plan of whose rows only those are needed for which all conjuncts are true.
  private static Plan narrowed(Plan plan, List<Expr> conjuncts, RuleContext context) {
    return switch (plan) {
      case Project(var input, var assignments) -> {
        Substitution below = Substitution.of(assignments);
        List<Expr> asked = conjuncts.stream().map(below::in).toList();
        yield plan.mapInputs(_ -> narrowed(input, asked, context));
      }
      case Join(var left, var right, var type, var condition) -> {
        boolean noRight = rejects(conjuncts, right, context);
        boolean noLeft = rejects(conjuncts, left, context);
        JoinType narrow = narrowed(type, noLeft, noRight);
        yield narrow == type ? plan : new Join(left, right, narrow, condition);
      }
      case Plan other -> other;
    };
  }

  private static JoinType narrowed(JoinType type, boolean noLeft, boolean noRight) {
    return switch (type) {
      case INNER, SEMI, ANTI, SINGLE -> type;
      case LEFT -> noRight ? JoinType.INNER : type;
      case RIGHT -> noLeft ? JoinType.INNER : type;
      case FULL ->
          noLeft ? (noRight ? JoinType.INNER : JoinType.LEFT) : (noRight ? JoinType.RIGHT : type);
    };
  }

  /// Whether no row passes that has NULLs for the columns of a side.
  private static boolean rejects(List<Expr> conjuncts, Plan side, RuleContext context) {
    return new NullRejection(Uses.ids(context.columns(side))).byAny(conjuncts);
  }
}
