package dev.quiver.optimizer.program;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Renumbering;
import dev.quiver.logical.plan.Sink;
import dev.quiver.logical.type.Column;
import dev.quiver.optimizer.cost.ShareCost;
import dev.quiver.optimizer.estimate.Knowledge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The aggregates and trees of joins of a program, each beside those that say the same in other
/// columns.
///
/// Two plans say the same if they are equal once their columns are numbered in the order in which
/// they are introduced. Only plans of few nodes are compared, so the work goes with the nodes. A
/// join counts where no other join is above it, so that the order of joins stays free, and no
/// limit, which may need few of its rows.
final class CommonPlans {
  private static final int MAX_NODES = 200;

  private final Knowledge knowledge;
  private final Map<Plan, Integer> counts = new HashMap<>();
  private final Set<Plan> dear = new HashSet<>();
  private final IdentityHashMap<Plan, Plan> forms = new IdentityHashMap<>();

  private CommonPlans(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /// Those of a program, of whose definitions nothing is known yet.
  static CommonPlans of(Program program, Knowledge knowledge) {
    CommonPlans plans = new CommonPlans(knowledge);
    for (Definition one : program.definitions()) {
      plans.add(one.plan());
      knowledge.add(one);
    }
    for (Sink one : program.sinks()) {
      plans.add(one.plan());
    }
    return plans;
  }

  /// What is inside of a plan met before is not met again.
  private void add(Plan plan) {
    size(plan, true);
    meet(plan);
  }

  private void meet(Plan plan) {
    Plan form = forms.get(plan);
    if (form == null || counts.merge(form, 1, Integer::sum) == 1 || isDear(plan, form)) {
      plan.inputs().forEach(this::meet);
    }
  }

  /// Whether a plan met before is better run again.
  private boolean isDear(Plan plan, Plan form) {
    boolean isFirst = counts.getOrDefault(form, 0) == 2;
    if (isFirst && plan instanceof Join && !new ShareCost(knowledge.estimates()).pays(plan)) {
      dear.add(form);
    }
    return dear.contains(form);
  }

  private int size(Plan plan, boolean isWhole) {
    boolean isWholeBelow =
        switch (plan) {
          case Aggregate _, Sort _, TopK _ -> true;
          case Join _, Limit _ -> false;
          case Plan _ -> isWhole;
        };
    int nodes = 1;
    for (Plan input : plan.inputs()) {
      nodes += size(input, isWholeBelow);
    }
    boolean isShareable = plan instanceof Aggregate || (plan instanceof Join && isWhole);
    if (isShareable && nodes <= MAX_NODES && nodes > 1 && !canFail(plan)) {
      forms.put(plan, form(plan));
    }
    return nodes;
  }

  /// The form of a plan that is found in several places and better run once; of others the plan
  /// itself.
  Plan common(Plan plan) {
    Plan form = forms.getOrDefault(plan, plan);
    return counts.getOrDefault(form, 0) > 1 && !dear.contains(form) ? form : plan;
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
