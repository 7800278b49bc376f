package dev.quiver.logical.unnest;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.type.Column;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/// Finds the columns that a plan uses and does not introduce.
public final class FreeColumns {
  private final Set<Column> introduced = new HashSet<>();
  private final SequencedSet<Column> used = new LinkedHashSet<>();

  private FreeColumns() {}

  /// The free columns of a plan, in the order of their first use.
  public static SequencedSet<Column> of(Plan plan) {
    FreeColumns free = new FreeColumns();
    free.visit(plan);
    free.used.removeAll(free.introduced);
    return free.used;
  }

  /// The columns that an expression uses.
  static SequencedSet<Column> of(Expr expr) {
    FreeColumns free = new FreeColumns();
    free.visit(expr);
    return free.used;
  }

  private void visit(Plan plan) {
    plan.inputs().forEach(this::visit);
    introduced.addAll(plan.columns());
    plan.exprs().forEach(this::visit);
  }

  private void visit(Expr expr) {
    if (expr instanceof Expr.Ref(var column)) {
      used.add(column);
    }
    expr.children().forEach(this::visit);
  }
}
