package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What GROUP BY says: sets of expressions, for each of which there are groups.
record Grouping(List<List<Expr>> sets) {
  /// All rows together.
  static final Grouping NONE = new Grouping(List.of(List.of()));

  /// Groups by each set of these together with each of those.
  Grouping with(Grouping others) {
    List<List<Expr>> product = new ArrayList<>();
    for (List<Expr> one : sets) {
      for (List<Expr> other : others.sets) {
        LinkedHashSet<Expr> both = new LinkedHashSet<>(one);
        both.addAll(other);
        product.add(List.copyOf(both));
      }
    }
    return new Grouping(product);
  }

  /// Every expression that is grouped by.
  List<Expr> keys() {
    return sets.stream().flatMap(List::stream).distinct().toList();
  }

  /// Groups by all the parts, by all but the last, and so on to none.
  static Grouping rollup(List<List<Expr>> parts) {
    List<List<Expr>> sets = new ArrayList<>();
    for (int count = parts.size(); count >= 0; count--) {
      sets.add(parts.subList(0, count).stream().flatMap(List::stream).distinct().toList());
    }
    return new Grouping(sets);
  }

  /// Groups by every choice among the parts.
  static Grouping cube(List<List<Expr>> parts) {
    List<List<Expr>> sets = new ArrayList<>();
    for (int chosen = (1 << parts.size()) - 1; chosen >= 0; chosen--) {
      List<Expr> set = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        if ((chosen >> (parts.size() - 1 - i) & 1) == 1) {
          set.addAll(parts.get(i));
        }
      }
      sets.add(set.stream().distinct().toList());
    }
    return new Grouping(sets);
  }
}
