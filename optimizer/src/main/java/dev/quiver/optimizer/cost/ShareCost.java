package dev.quiver.optimizer.cost;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.optimizer.estimate.Estimates;
import java.util.List;

/// Whether the rows of a plan are cheaper kept and read again than found again.
///
/// Rows count as narrow, since nobody has said yet which columns are needed. A plan that is shared
/// hears nothing of what its readers look for, and its own part in the order of joins is settled
/// alone; so keeping must be cheaper by far.
public final class ShareCost {
  private static final double WIDTH = 16;
  private static final double SCANNED_ROW = 4;
  private static final double FOUND_ROW = 1;
  private static final double KEPT_ROW = 10;
  private static final double READ_ROW = 4;
  private static final double BY_FAR = 2;

  private final Estimates estimates;

  /// Costs by these estimates.
  public ShareCost(Estimates estimates) {
    this.estimates = estimates;
  }

  /// Whether sharing pays where a plan is read twice.
  public boolean pays(Plan plan) {
    double kept = estimates.rows(plan) * (KEPT_ROW + 2 * READ_ROW);
    return kept * BY_FAR < work(plan);
  }

  private double work(Plan plan) {
    return own(plan) + plan.inputs().stream().mapToDouble(this::work).sum();
  }

  private double own(Plan plan) {
    return switch (plan) {
      case Scan(var table, var imports, _) ->
          estimates.rows(new Scan(table, imports, List.of())) * SCANNED_ROW;
      case Join(var left, var right, _, _) ->
          JoinCost.byKey(JoinType.INNER, rows(left), rows(right), rows(plan)).nanos();
      case Plan _ -> estimates.rows(plan) * FOUND_ROW;
    };
  }

  private Rows rows(Plan plan) {
    return new Rows(estimates.rows(plan), WIDTH);
  }
}
