package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes what all alternatives ask out of an OR, where it may stand by itself.
///
/// ```text
/// Filter a = 1 AND b = 2 OR a = 1 AND c = 3      Filter a = 1 AND (b = 2 OR c = 3)
///   Scan t (a, b, c)                        =>     Scan t (a, b, c)
/// ```
///
/// What can fail stays behind what stands before it.
final class FactorOr implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return NodeRewrite.inNode(plan, expr -> ExprRewrite.bottomUp(expr, FactorOr::factored));
  }

  private static Expr factored(Expr expr) {
    if (!(expr instanceof Or(var terms))) {
      return expr;
    }
    List<List<Expr>> alternatives = terms.stream().map(one -> Conjuncts.of(one).terms()).toList();
    List<Expr> common =
        alternatives.getFirst().stream()
            .filter(one -> !one.canFail() && alternatives.stream().allMatch(a -> a.contains(one)))
            .toList();
    if (common.isEmpty()) {
      return expr;
    }
    List<Expr> rests = new ArrayList<>();
    for (List<Expr> alternative : alternatives) {
      List<Expr> rest = alternative.stream().filter(one -> !common.contains(one)).toList();
      rests.add(new Conjuncts(rest).predicate());
    }
    Conjuncts rest =
        alternatives.stream().anyMatch(common::containsAll)
            ? new Conjuncts(List.of())
            : new Conjuncts(List.of(new Or(rests)));
    return new Conjuncts(common).and(rest).predicate();
  }
}
