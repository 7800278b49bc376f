package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.sql.SqlParser.ConditionContext;
import java.util.HashMap;
import java.util.Map;

/// What a query stands in: the text, the tables, the names around it, and the queries that WITH has
/// named.
record Surroundings(
    Source source, Tables tables, Ids ids, Scope scope, Map<String, CommonTable> commons) {
  Surroundings {
    commons = Map.copyOf(commons);
  }

  /// What stands inside of a query of this scope.
  Surroundings inside(Scope inner) {
    return new Surroundings(source, tables, ids, inner, commons);
  }

  /// The same with one more common table.
  Surroundings with(String name, CommonTable common) {
    Map<String, CommonTable> more = new HashMap<>(commons);
    more.put(name, common);
    return new Surroundings(source, tables, ids, scope, more);
  }

  /// Whether there are columns around, which a subquery may use.
  boolean isNested() {
    for (Scope each = scope; ; each = each.outer().get()) {
      if (!each.entries().isEmpty()) {
        return true;
      }
      if (each.outer().isEmpty()) {
        return false;
      }
    }
  }

  /// A condition over a scope of this.
  Expr condition(ConditionContext context, Scope of, Clause clause) {
    return new ExpressionBinder(source, of, clause).condition(context);
  }
}
