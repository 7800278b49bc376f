package dev.quiver.exec;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds what several expressions over the same rows have in common, so that it is computed once.
///
/// A part is shared only where each of its places is evaluated for every row: below arithmetic and
/// casts, not below what may leave some of its terms alone. So no row meets an error that it would
/// not have met.
///
/// `parts` are columns of their own, each computed from the input and those before it; `values` are
/// the expressions with references to them.
record SharedParts(List<Part> parts, List<Expr> values) {
  /// A part, and the column that stands for it.
  record Part(Column column, Expr value) {}

  SharedParts {
    parts = List.copyOf(parts);
    values = List.copyOf(values);
  }

  static SharedParts of(List<Expr> values, List<Column> input) {
    Map<Expr, Integer> uses = new LinkedHashMap<>();
    values.forEach(value -> count(value, uses));
    if (uses.values().stream().allMatch(times -> times == 1)) {
      return new SharedParts(List.of(), values);
    }
    int id = input.stream().mapToInt(Column::id).max().orElse(0) + 1;
    Map<Expr, Column> known = new LinkedHashMap<>();
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<Expr, Integer> use : uses.entrySet()) {
      if (use.getValue() > 1) {
        Expr part = use.getKey();
        Column column = new Column(id++, "shared", part.type());
        parts.add(new Part(column, below(part, known)));
        known.put(part, column);
      }
    }
    return new SharedParts(parts, values.stream().map(value -> replace(value, known)).toList());
  }

  /// Counts parts, inner ones first; what is below one that was seen before is computed with it.
  private static void count(Expr expr, Map<Expr, Integer> uses) {
    Integer times = uses.get(expr);
    if (times != null) {
      uses.put(expr, times + 1);
    } else if (isPart(expr)) {
      expr.children().forEach(child -> count(child, uses));
      uses.put(expr, 1);
    }
  }

  private static Expr replace(Expr expr, Map<Expr, Column> known) {
    Column column = known.get(expr);
    return column != null ? new Ref(column) : below(expr, known);
  }

  private static Expr below(Expr expr, Map<Expr, Column> known) {
    return isPart(expr)
        ? expr.withChildren(expr.children().stream().map(child -> replace(child, known)).toList())
        : expr;
  }

  private static boolean isPart(Expr expr) {
    return switch (expr) {
      case Arithmetic _, Cast _, Negate _ -> true;
      case Ref _, Literal _ -> false;
      case Expr.Compare _, Expr.And _, Expr.Or _, Expr.Not _, Expr.IsNull _, Expr.InList _ -> false;
      case Expr.Case _, Expr.Coalesce _, Expr.Member _, Expr.Call _ -> false;
    };
  }
}
