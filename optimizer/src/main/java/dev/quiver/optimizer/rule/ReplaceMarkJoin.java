package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a semi join of a mark that must be true, and an anti join of one that must be false and is
/// never NULL: NULL is as little FALSE as TRUE, so a NOT IN that may be unknown keeps its mark.
///
/// ```text
/// Filter m                       Project a, m := TRUE
///   MarkJoin m := a = b            Join semi a = b
///     Scan t (a)           =>        Scan t (a)
///     Scan u (b)                     Scan u (b)
/// ```
final class ReplaceMarkJoin implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Filter(MarkJoin join, var predicate))) {
      return Optional.empty();
    }
    Expr mark = new Ref(join.mark());
    return Split.of(predicate, mark::equals)
        .map(split -> replaced(join, JoinType.SEMI, split.stays(), context))
        .or(() ->
            Split.of(predicate, new Not(mark)::equals)
                .filter(_ -> isCertain(join, context))
                .map(split -> replaced(join, JoinType.ANTI, split.stays(), context)));
  }

  private static boolean isCertain(MarkJoin join, RuleContext context) {
    return new NotNull(List.of(join.left(), join.right()), context).is(join.condition());
  }

  private static Plan replaced(MarkJoin join, JoinType type, Conjuncts stays, RuleContext context) {
    List<Assignment> assignments = new ArrayList<>();
    assignments.addAll(Assignment.kept(context.columns(join.left())));
    assignments.add(new Assignment(join.mark(), Literal.of(type == JoinType.SEMI)));
    Plan matched = new Join(join.left(), join.right(), type, join.condition());
    return stays.over(new Project(matched, assignments));
  }
}
