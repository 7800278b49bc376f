package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Conjuncts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A predicate's conjuncts, those that move and those that stay.
record Split(Conjuncts moves, Conjuncts stays) {
  /// The split, or empty where nothing moves.
  static Optional<Split> of(Expr predicate, Predicate<Expr> moves) {
    List<Expr> moving = new ArrayList<>();
    List<Expr> staying = new ArrayList<>();
    for (Expr conjunct : Conjuncts.of(predicate).terms()) {
      (moves.test(conjunct) ? moving : staying).add(conjunct);
    }
    return moving.isEmpty()
        ? Optional.empty()
        : Optional.of(new Split(new Conjuncts(moving), new Conjuncts(staying)));
  }
}
