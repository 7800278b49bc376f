package dev.quiver.optimizer.rule;

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
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Simplifies AND, OR and NOT, keeping the third truth value: NULL AND x stays, since it is FALSE
/// where x is.
///
/// ```text
/// Filter NOT (a < 1 OR TRUE AND NOT b) AND b      Filter a >= 1 AND b
///   Scan t                                   =>     Scan t
/// ```
final class SimplifyBooleans implements Rule {
  private static final Literal TRUE = Literal.of(true);
  private static final Literal FALSE = Literal.of(false);

  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return NodeRewrite.inNode(plan, SimplifyBooleans::simplify);
  }

  static Expr simplify(Expr expr) {
    return ExprRewrite.bottomUp(expr, SimplifyBooleans::one);
  }

  private static Expr one(Expr expr) {
    return switch (expr) {
      case And(var terms) ->
          terms(expr, terms, TRUE, FALSE, one -> one instanceof And(var inner) ? inner : List.of());
      case Or(var terms) ->
          terms(expr, terms, FALSE, TRUE, one -> one instanceof Or(var inner) ? inner : List.of());
      case Not(var term) -> negate(expr, term);
      case Compare compare -> compare(compare);
      case Literal _, Ref _, IsNull _, InList _, Case _, Coalesce _ -> expr;
      case Cast _, Arithmetic _, Negate _, Member _, Call _ -> expr;
    };
  }

  private static Expr compare(Compare whole) {
    Expr left = whole.left();
    Expr right = whole.right();
    if (whole.op() != Comparison.NOT_DISTINCT && (isNull(left) || isNull(right))) {
      return Literal.nullOf(Simple.BOOLEAN);
    }
    if (whole.op() != Comparison.EQ) {
      return whole;
    }
    if (right.equals(FALSE)) {
      return negate(new Not(left), left);
    }
    return right.equals(TRUE) ? left : whole;
  }

  private static boolean isNull(Expr expr) {
    return expr instanceof Literal literal && literal.isNull();
  }

  /// Terms of AND (`neutral` is TRUE) or OR (FALSE), flat, each once.
  private static Expr terms(
      Expr expr, List<Expr> terms, Expr neutral, Expr decisive, Function<Expr, List<Expr>> inner) {
    LinkedHashSet<Expr> kept = new LinkedHashSet<>();
    for (Expr term : terms) {
      List<Expr> nested = inner.apply(term);
      kept.addAll(nested.isEmpty() ? List.of(term) : nested);
    }
    kept.remove(neutral);
    if (kept.contains(decisive) || excluded(kept)) {
      return decisive;
    }
    return switch (kept.size()) {
      case 0 -> neutral;
      case 1 -> kept.getFirst();
      default -> {
        List<Expr> after = new ArrayList<>(kept);
        yield after.equals(terms) ? expr : expr.withChildren(after);
      }
    };
  }

  /// Whether a term stands beside its opposite, and neither is ever NULL.
  private static boolean excluded(Set<Expr> terms) {
    return terms.stream()
        .anyMatch(term -> term instanceof Not(var x) && neverNull(x) && terms.contains(x));
  }

  private static boolean neverNull(Expr expr) {
    return expr instanceof IsNull
        || (expr instanceof Compare(var op, _, _) && op == Comparison.NOT_DISTINCT)
        || (expr instanceof Not(var term) && neverNull(term));
  }

  private static Expr negate(Expr whole, Expr term) {
    return switch (term) {
      case Literal literal when literal.isNull() -> term;
      case Literal literal -> literal.equals(TRUE) ? FALSE : TRUE;
      case Not(var inner) -> inner;
      case Compare(var op, var left, var right) when op != Comparison.NOT_DISTINCT ->
          new Compare(opposite(op), left, right);
      case And(var terms) -> one(new Or(terms.stream().map(SimplifyBooleans::not).toList()));
      case Or(var terms) -> one(new And(terms.stream().map(SimplifyBooleans::not).toList()));
      case Compare _, Ref _, IsNull _, InList _, Case _, Coalesce _ -> whole;
      case Cast _, Arithmetic _, Negate _, Member _, Call _ -> whole;
    };
  }

  private static Expr not(Expr term) {
    return negate(new Not(term), term);
  }

  /// Sound for floats too: they are ordered totally, NaN above all.
  private static Comparison opposite(Comparison op) {
    return switch (op) {
      case EQ -> Comparison.NE;
      case NE -> Comparison.EQ;
      case LT -> Comparison.GE;
      case LE -> Comparison.GT;
      case GT -> Comparison.LE;
      case GE -> Comparison.LT;
      case NOT_DISTINCT -> throw new AssertionError(op);
    };
  }
}
