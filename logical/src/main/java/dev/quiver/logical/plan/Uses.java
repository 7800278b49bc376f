package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How often expressions use each column, by id.
public record Uses(Map<Integer, Integer> counts) {
  /// The uses in one expression.
  public static Uses of(Expr expr) {
    Uses uses = new Uses(new HashMap<>());
    uses.add(expr);
    return uses;
  }

  /// The uses in several.
  public static Uses of(Collection<Expr> exprs) {
    Uses uses = new Uses(new HashMap<>());
    exprs.forEach(uses::add);
    return uses;
  }

  private void add(Expr expr) {
    if (expr instanceof Ref(var column)) {
      counts.merge(column.id(), 1, Integer::sum);
    }
    expr.children().forEach(this::add);
  }

  /// The ids used.
  public Set<Integer> ids() {
    return counts.keySet();
  }

  /// How often a column is used.
  public int count(Column column) {
    return counts.getOrDefault(column.id(), 0);
  }

  /// Whether all that is used is among these columns.
  public boolean within(Set<Integer> ids) {
    return ids.containsAll(counts.keySet());
  }

  /// The ids of these columns.
  public static Set<Integer> ids(Collection<Column> columns) {
    Set<Integer> ids = new HashSet<>();
    columns.forEach(column -> ids.add(column.id()));
    return ids;
  }
}
