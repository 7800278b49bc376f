package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says of one join key what is known of the other, where rows of its side that do not match leave
/// no trace.
///
/// ```text
/// Join a = b                      Join a = b
///   Scan t (a) where a > 1   =>     Scan t (a) where a > 1
///   Scan u (b)                      Filter b > 1
///                                     Scan u (b)
/// ```
///
/// Not for floats: -0.0 equals 0.0 and yet is another value.
final class InferJoinFilters implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    if (!(plan instanceof Join join)) {
      return Optional.empty();
    }
    Plan left = join.left();
    Plan right = join.right();
    JoinType type = join.type();
    Facts facts = new Facts(context);
    List<Expr> forLeft = new ArrayList<>();
    List<Expr> forRight = new ArrayList<>();
    Set<Integer> leftIds = Uses.ids(context.columns(left));
    for (Expr conjunct : Conjuncts.of(join.condition()).terms()) {
      if (conjunct instanceof Compare(var op, Ref(var one), Ref(var two))
          && op == Comparison.EQ
          && !one.type().isFloat()
          && leftIds.contains(one.id()) != leftIds.contains(two.id())) {
        Column l = leftIds.contains(one.id()) ? one : two;
        Column r = leftIds.contains(one.id()) ? two : one;
        List<Expr> ofLeft = facts.of(left, l);
        List<Expr> ofRight = facts.of(right, r);
        switch (type) {
          case INNER, SEMI -> {
            carry(ofLeft, l, r, ofRight, forRight);
            carry(ofRight, r, l, ofLeft, forLeft);
          }
          case LEFT, ANTI, SINGLE -> carry(ofLeft, l, r, ofRight, forRight);
          case RIGHT -> carry(ofRight, r, l, ofLeft, forLeft);
          case FULL -> {}
        }
      }
    }
    if (forLeft.isEmpty() && forRight.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Join(
            new Conjuncts(forLeft).over(left),
            new Conjuncts(forRight).over(right),
            type,
            join.condition()));
  }

  private static void carry(
      List<Expr> facts, Column from, Column to, List<Expr> known, List<Expr> news) {
    Substitution names = Substitution.of(List.of(from), List.of(to));
    for (Expr fact : facts) {
      Expr carried = names.in(fact);
      if (!known.contains(carried) && !news.contains(carried)) {
        news.add(carried);
      }
    }
  }
}
