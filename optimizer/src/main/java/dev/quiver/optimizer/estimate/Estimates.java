package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.estimate.Domain.Origin;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Estimates whole plans of one definition, each node once.
public final class Estimates {
  private static final Origin NOWHERE = new Origin(1_000_000);

  private final Estimator estimator;
  private final IdentityHashMap<Plan, Profile> profiles = new IdentityHashMap<>();
  private final Map<Integer, Profile> homes = new HashMap<>();

  /// Estimates plans over tables of a catalog that may refer to these definitions.
  public Estimates(Catalog catalog, Map<String, Profile> definitions) {
    this.estimator = new Estimator(catalog, definitions);
  }

  /// What is thought of a plan's rows.
  public Profile profile(Plan plan) {
    Profile known = profiles.get(plan);
    if (known == null) {
      List<Profile> inputs = plan.inputs().stream().map(this::profile).toList();
      known = estimator.profile(plan, inputs);
      profiles.put(plan, known);
      if (!(plan instanceof Join(_, _, var type, _) && type == JoinType.INNER)) {
        for (Column column : known.columns()) {
          homes.put(column.id(), known);
        }
      }
    }
    return known;
  }

  /// How many rows a plan is thought to give.
  public double rows(Plan plan) {
    return profile(plan).rows();
  }

  /// How many pairs of so many rows on two sides fulfil these conjuncts, whose columns belong to
  /// plans asked about before. In a tree of inner joins the answer is the same whichever are made
  /// first: columns are taken as they come into it.
  public double matches(List<Expr> conjuncts, double left, double right) {
    return Matching.of(left, right, conjuncts, this::atHome).pairs();
  }

  /// What is thought of the rows of a join of two sides.
  public Profile joined(JoinType type, List<Expr> conjuncts, Profile left, Profile right) {
    return Joining.of(type, conjuncts, left, right);
  }

  private Domain atHome(Column column) {
    Profile home = homes.get(column.id());
    return home == null ? Domain.unknown(NOWHERE) : home.domain(column);
  }
}
