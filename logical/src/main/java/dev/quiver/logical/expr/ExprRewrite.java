package dev.quiver.logical.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Applies a change throughout expressions, answering the very same ones where nothing changes.
public final class ExprRewrite {
  private ExprRewrite() {}

  /// The expression with `change` applied to each part, innermost first.
  public static Expr bottomUp(Expr expr, UnaryOperator<Expr> change) {
    List<Expr> children = expr.children();
    List<Expr> changed = list(children, child -> bottomUp(child, change));
    return change.apply(isSame(children, changed) ? expr : expr.withChildren(changed));
  }

  /// Each of the expressions changed.
  public static List<Expr> list(List<Expr> exprs, UnaryOperator<Expr> change) {
    List<Expr> changed = new ArrayList<>(exprs.size());
    exprs.forEach(expr -> changed.add(change.apply(expr)));
    return changed;
  }

  /// Whether these are the very same expressions.
  public static boolean isSame(List<Expr> before, List<Expr> after) {
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).isSame(after.get(i))) {
        return false;
      }
    }
    return true;
  }
}
