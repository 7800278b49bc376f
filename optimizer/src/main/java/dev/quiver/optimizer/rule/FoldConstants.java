package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Plan;
import java.util.Optional;

/// Evaluates what has no columns.
///
/// ```text
/// Filter a > 1 + 2      Filter a > 3
///   Scan t         =>     Scan t
/// ```
///
/// What fails stays as it is: the error belongs to the rows that reach it, and there may be none.
final class FoldConstants implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return NodeRewrite.inNode(plan, expr -> ExprRewrite.bottomUp(expr, one -> fold(one, context)));
  }

  private static Expr fold(Expr expr, RuleContext context) {
    if (expr instanceof Literal || !isConstant(expr)) {
      return expr;
    }
    return context
        .fold(expr)
        .filter(value -> value.type().equals(expr.type()))
        .map(Expr.class::cast)
        .orElse(expr);
  }

  /// Parts are folded before the whole, so this looks no deeper than what fails to fold.
  private static boolean isConstant(Expr expr) {
    return !(expr instanceof Ref) && expr.children().stream().allMatch(FoldConstants::isConstant);
  }
}
