package dev.quiver.optimizer.program;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Renumbering;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The aggregates of a program, each beside those that say the same in other columns.
///
/// Two plans say the same if they are equal once their columns are numbered in the order in which
/// they are introduced. Only plans of few nodes are compared, so the work goes with the nodes.
final class CommonPlans {
  private static final int MAX_NODES = 200;

  private final Map<Plan, Integer> counts = new HashMap<>();
  private final IdentityHashMap<Plan, Plan> forms = new IdentityHashMap<>();

  /// Looks at a plan. What is inside of a plan met before is not met again.
  void add(Plan plan) {
    size(plan);
    meet(plan);
  }

  private void meet(Plan plan) {
    Plan form = forms.get(plan);
    if (form == null || counts.merge(form, 1, Integer::sum) == 1) {
      plan.inputs().forEach(this::meet);
    }
  }

  private int size(Plan plan) {
    int nodes = 1;
    for (Plan input : plan.inputs()) {
      nodes += size(input);
    }
    if (plan instanceof Aggregate && nodes <= MAX_NODES && nodes > 1 && !canFail(plan)) {
      forms.put(plan, form(plan));
    }
    return nodes;
  }

  /// The form of an aggregate that stands in several places; of others the plan itself.
  Plan common(Plan plan) {
    Plan form = forms.getOrDefault(plan, plan);
    return counts.getOrDefault(form, 0) > 1 ? form : plan;
  }

  private static boolean canFail(Plan plan) {
    return plan.exprs().stream().anyMatch(Expr::canFail)
        || plan.inputs().stream().anyMatch(CommonPlans::canFail);
  }

  private static Plan form(Plan plan) {
    List<Column> columns = new ArrayList<>();
    collect(plan, columns);
    Map<Integer, Column> places = new HashMap<>();
    for (Column column : columns) {
      places.putIfAbsent(column.id(), new Column(places.size(), "", column.type()));
    }
    return new Renumbering(0, places).of(plan);
  }

  private static void collect(Plan plan, List<Column> columns) {
    plan.inputs().forEach(input -> collect(input, columns));
    columns.addAll(plan.columns());
  }
}
