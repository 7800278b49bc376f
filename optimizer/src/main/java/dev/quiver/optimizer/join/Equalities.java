package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Columns that are all equal, and the equalities that were written.
final class Equalities {
  private final List<Column> columns = new ArrayList<>();
  private final List<Expr> written = new ArrayList<>();

  private Equalities() {}

  static boolean isOne(Expr conjunct) {
    return conjunct instanceof Compare(var op, Ref(var left), Ref(var right))
        && op == Comparison.EQ
        && !left.equals(right);
  }

  /// The classes of the equalities among these conjuncts.
  static List<Equalities> of(List<Expr> conjuncts) {
    List<Equalities> classes = new ArrayList<>();
    for (Expr conjunct : conjuncts) {
      if (isOne(conjunct) && conjunct instanceof Compare(_, Ref(var left), Ref(var right))) {
        Equalities of = having(left, classes);
        Equalities other = having(right, classes);
        if (of != other) {
          of.columns.addAll(other.columns);
          of.written.addAll(other.written);
          classes.remove(other);
        }
        of.written.add(conjunct);
      }
    }
    return classes;
  }

  private static Equalities having(Column column, List<Equalities> classes) {
    Optional<Equalities> known =
        classes.stream().filter(one -> one.columns.contains(column)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    Equalities fresh = new Equalities();
    fresh.columns.add(column);
    classes.add(fresh);
    return fresh;
  }

  List<Column> columns() {
    return columns;
  }

  /// That the columns of one side equal those of another, if both have some: said as it was
  /// written, where it was.
  Optional<Expr> between(Set<Integer> left, Set<Integer> right) {
    List<Column> ofLeft = in(left);
    List<Column> ofRight = in(right);
    if (ofLeft.isEmpty() || ofRight.isEmpty()) {
      return Optional.empty();
    }
    return written.stream()
        .filter(one -> spans(one, left, right))
        .findFirst()
        .or(() -> Optional.of(equal(ofLeft.getFirst(), ofRight.getFirst())));
  }

  /// That all columns among these equal each other.
  List<Expr> within(Set<Integer> ids) {
    List<Column> own = in(ids);
    List<Expr> equal = new ArrayList<>();
    for (int i = 1; i < own.size(); i++) {
      equal.add(equal(own.getFirst(), own.get(i)));
    }
    return equal;
  }

  private List<Column> in(Set<Integer> ids) {
    return columns.stream().filter(one -> ids.contains(one.id())).toList();
  }

  private static boolean spans(Expr equality, Set<Integer> left, Set<Integer> right) {
    Set<Integer> ids = Uses.of(equality).ids();
    return ids.stream().anyMatch(left::contains)
        && ids.stream().anyMatch(right::contains)
        && ids.stream().allMatch(id -> left.contains(id) || right.contains(id));
  }

  private static Expr equal(Column left, Column right) {
    return new Compare(Comparison.EQ, new Ref(left), new Ref(right));
  }
}
