package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;

/// Finds the columns that nodes introduce, as against those they pass on.
public final class PlanColumns {
  private PlanColumns() {}

  /// The largest id in a plan, or -1.
  public static int lastId(Plan plan) {
    int last = introduced(plan).stream().mapToInt(Column::id).max().orElse(-1);
    for (Plan input : plan.inputs()) {
      last = Math.max(last, lastId(input));
    }
    return last;
  }

  /// The columns that this very node introduces (a projection: all it gives).
  private static List<Column> introduced(Plan plan) {
    return switch (plan) {
      case Filter _, Join _ -> List.of();
      case Aggregate(_, _, var calls) -> {
        List<Column> columns = new ArrayList<>();
        calls.forEach(one -> columns.add(one.column()));
        yield columns;
      }
      case Scan _, Reference _, Empty _, Project _, Union _ -> plan.columns();
    };
  }
}
