package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Takes branches out of CASE and COALESCE that are never reached, and ends them at one that always
/// is.
///
/// ```text
/// Project b := CASE WHEN FALSE THEN 1 ELSE coalesce(2, a) END      Project b := 2
///   Scan t (a)                                                =>     Scan t (a)
/// ```
final class SimplifyBranches implements Rule {
  private static final Literal TRUE = Literal.of(true);

  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return NodeRewrite.inNode(plan, expr -> ExprRewrite.bottomUp(expr, SimplifyBranches::one));
  }

  private static Expr one(Expr expr) {
    if (expr instanceof Case(var branches, var otherwise)) {
      return branches(expr, branches, otherwise);
    }
    return expr instanceof Coalesce(var terms) ? terms(expr, terms) : expr;
  }

  private static Expr branches(Expr whole, List<Branch> branches, Expr otherwise) {
    List<Branch> kept = new ArrayList<>();
    for (Branch branch : branches) {
      if (branch.condition().equals(TRUE)) {
        return kept.isEmpty() ? branch.result() : new Case(kept, branch.result());
      }
      if (!(branch.condition() instanceof Literal)) {
        kept.add(branch);
      }
    }
    if (kept.isEmpty()) {
      return otherwise;
    }
    return kept.size() == branches.size() ? whole : new Case(kept, otherwise);
  }

  private static Expr terms(Expr whole, List<Expr> terms) {
    List<Expr> kept = new ArrayList<>();
    for (Expr term : terms) {
      boolean constant = term instanceof Literal;
      if (!(term instanceof Literal literal && literal.isNull())) {
        kept.add(term);
      }
      if (constant && !kept.isEmpty() && kept.getLast().isSame(term)) {
        break;
      }
    }
    return switch (kept.size()) {
      case 0 -> terms.getFirst();
      case 1 -> kept.getFirst();
      default -> kept.size() == terms.size() ? whole : new Coalesce(kept);
    };
  }
}
