package dev.quiver.optimizer.rule;

import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Aggregate;
import dev.quiver.logical.plan.Plan.Empty;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.Limit;
import dev.quiver.logical.plan.Plan.MarkJoin;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Plan.Reference;
import dev.quiver.logical.plan.Plan.Repeat;
import dev.quiver.logical.plan.Plan.Scan;
import dev.quiver.logical.plan.Plan.Sort;
import dev.quiver.logical.plan.Plan.TopK;
import dev.quiver.logical.plan.Plan.Union;
import dev.quiver.logical.plan.Plan.Values;
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
      case Filter _, Join _, Repeat _, Sort _, Limit _, TopK _ -> List.of();
      case MarkJoin(_, _, var mark, _) -> List.of(mark);
      case Aggregate(_, _, var calls) -> {
        List<Column> columns = new ArrayList<>();
        calls.forEach(one -> columns.add(one.column()));
        yield columns;
      }
      case Scan _, Reference _, Empty _, Values _, Project _, Union _ -> plan.columns();
    };
  }
}
