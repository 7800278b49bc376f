package dev.quiver.optimizer.estimate;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import java.util.IdentityHashMap;
import java.util.List;

/// Estimates whole plans of one definition, each node once.
public final class Estimates {
  private final Estimator estimator;
  private final IdentityHashMap<Plan, Double> rows = new IdentityHashMap<>();

  /// Estimates by this estimator.
  public Estimates(Estimator estimator) {
    this.estimator = estimator;
  }

  /// How many rows a plan is thought to give.
  public double rows(Plan plan) {
    Double known = rows.get(plan);
    if (known == null) {
      List<Double> inputs = plan.inputs().stream().map(this::rows).toList();
      known = estimator.rows(plan, inputs);
      rows.put(plan, known);
    }
    return known;
  }

  /// How many pairs of so many rows on two sides fulfil these conjuncts, whose columns belong to
  /// plans asked about before.
  public double matches(List<Expr> conjuncts, double left, double right) {
    return estimator.matches(conjuncts, left, right);
  }
}
