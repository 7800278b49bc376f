package dev.quiver.optimizer.planner;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks the catalog what a scan's source promises for each conjunct, in terms of the table's own
/// columns.
final class ScanFilters {
  private final Catalog catalog;
  private final TableRef table;
  private final Substitution ordinals;

  ScanFilters(Catalog catalog, TableRef table, List<Import> imports) {
    this.catalog = catalog;
    this.table = table;
    Map<Integer, Expr> values = new HashMap<>();
    for (Import one : imports) {
      String name = table.schema().fields().get(one.source()).name();
      Column own = new Column(one.source(), name, one.column().type());
      values.put(one.column().id(), new Ref(own));
    }
    this.ordinals = new Substitution(values);
  }

  ScanFilter of(Expr conjunct) {
    return new ScanFilter(conjunct, catalog.pushdown(table, ordinals.in(conjunct)));
  }
}
