package dev.quiver.exec.expr;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The places of an input's columns, by id; here identities end.
///
/// `byEntry`: whether a part of one column may be evaluated for each entry of a dictionary.
record Ordinals(Map<Integer, Integer> byId, boolean byEntry) {
  static Ordinals of(List<Column> input) {
    Map<Integer, Integer> byId = new HashMap<>();
    for (int i = 0; i < input.size(); i++) {
      byId.put(input.get(i).id(), i);
    }
    return new Ordinals(Map.copyOf(byId), true);
  }

  /// The places of a batch of one column.
  static Ordinals single(Column column) {
    return new Ordinals(Map.of(column.id(), 0), false);
  }

  Ordinals withoutEntries() {
    return new Ordinals(byId, false);
  }

  int of(Column column) {
    Integer ordinal = byId.get(column.id());
    if (ordinal == null) {
      throw new IllegalArgumentException("not a column of the input: " + column);
    }
    return ordinal;
  }

  /// The column of an expression that has only one, does something with it and gives nothing
  /// nested.
  Optional<Column> onlyColumn(Expr expr) {
    if (!byEntry || expr instanceof Ref || expr instanceof Literal || expr.type().isNested()) {
      return Optional.empty();
    }
    Set<Column> columns = new HashSet<>();
    collect(expr, columns);
    return columns.size() == 1
        ? columns.stream().filter(column -> !column.type().isNested()).findFirst()
        : Optional.empty();
  }

  private static void collect(Expr expr, Set<Column> columns) {
    if (expr instanceof Ref(var column)) {
      columns.add(column);
    }
    if (columns.size() < 2) {
      expr.children().forEach(child -> collect(child, columns));
    }
  }
}
