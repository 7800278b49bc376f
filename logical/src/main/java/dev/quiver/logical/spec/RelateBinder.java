package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.spec.ViewTransform.JoinKeyPair;
import dev.quiver.logical.spec.ViewTransform.Relate;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Binds a Relate: all left columns, then all right ones, for rows whose keys are equal.
///
/// Keys of one name become one column where the left side always has its value (Inner and Left).
/// Other equal names both stay, and using one is an error.
final class RelateBinder {
  private final ViewBinder binder;
  private final Site keys;

  RelateBinder(ViewBinder binder) {
    this.binder = binder;
    this.keys = binder.site().member("join_keys");
  }

  Optional<Rows> bind(Relate relate) {
    Optional<Rows> left = binder.open(relate.left(), binder.site().member("left"));
    Optional<Rows> right = binder.open(relate.right(), binder.site().member("right"));
    if (relate.joinKeys().isEmpty()) {
      keys.invalidTransform("a Relate without keys", "name at least one pair of columns");
    }
    if (isSpanForm(relate)) {
      binder
          .site()
          .diagnostics()
          .add(
              TreatmentCheck.refusal(
                  keys.path(),
                  binder.view(),
                  "Relate by containment of spans (keys bstart and bend)",
                  "rename the columns to relate them by equality"));
      return Optional.empty();
    }
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> terms = new ArrayList<>();
    Set<Column> merged = new HashSet<>();
    for (int i = 0; i < relate.joinKeys().size(); i++) {
      JoinKeyPair pair = relate.joinKeys().get(i);
      Optional<Column> a = find(left.get(), pair.leftKey(), keys.item(i).member("left_key"));
      Optional<Column> b = find(right.get(), pair.rightKey(), keys.item(i).member("right_key"));
      if (a.isPresent() && b.isPresent()) {
        equal(a.get(), b.get(), keys.item(i)).ifPresent(terms::add);
        if (pair.leftKey().equals(pair.rightKey())) {
          merged.add(b.get());
        }
      }
    }
    return terms.isEmpty() || terms.size() < relate.joinKeys().size()
        ? Optional.empty()
        : Optional.of(join(relate, left.get(), right.get(), terms, merged));
  }

  private static Optional<Column> find(Rows rows, String name, Site place) {
    return rows.find(name, place).map(Scope.Entry::column);
  }

  private Optional<Expr> equal(Column left, Column right, Site place) {
    DataType a = left.type();
    DataType b = right.type();
    if (!a.equals(b) && a.isNumeric() && b.isNumeric()) {
      binder.warn(
          "ImplicitTypeCoercion",
          place,
          "view %s relates %s (%s) to %s (%s) by their common type"
              .formatted(binder.view(), left.name(), a.text(), right.name(), b.text()));
    }
    try {
      return Optional.of(Comparisons.compare(Comparison.EQ, new Ref(left), new Ref(right)));
    } catch (QueryException e) {
      place.add(e);
      return Optional.empty();
    }
  }

  private static Rows join(
      Relate relate, Rows left, Rows right, List<Expr> terms, Set<Column> merged) {
    JoinType type = joinType(relate.joinType());
    Expr condition = terms.size() == 1 ? terms.getFirst() : new And(terms);
    Plan join = new Plan.Join(left.plan(), right.plan(), type, condition);
    boolean same = relate.left().equals(relate.right());
    List<Scope.Entry> entries =
        new ArrayList<>(left.comingFrom(same ? relate.left() + " (left)" : relate.left()));
    if (!type.keepsRight()) {
      return new Rows(join, entries);
    }
    entries.addAll(right.comingFrom(same ? relate.right() + " (right)" : relate.right()));
    if (merged.isEmpty() || (type != JoinType.INNER && type != JoinType.LEFT)) {
      return new Rows(join, entries);
    }
    entries.removeIf(entry -> merged.contains(entry.column()));
    List<Plan.Assignment> kept =
        entries.stream().map(Scope.Entry::column).map(ViewBinder::kept).toList();
    return new Rows(new Plan.Project(join, kept), entries);
  }

  private static JoinType joinType(RelateType type) {
    return switch (type) {
      case INNER -> JoinType.INNER;
      case LEFT -> JoinType.LEFT;
      case RIGHT -> JoinType.RIGHT;
      case FULL -> JoinType.FULL;
      case SEMI -> JoinType.SEMI;
      case ANTI -> JoinType.ANTI;
    };
  }

  /// Whether the wire means containment of spans by this, not equality.
  private static boolean isSpanForm(Relate relate) {
    return (relate.joinType() == RelateType.INNER || relate.joinType() == RelateType.LEFT)
        && relate.joinKeys().size() == 2
        && relate.joinKeys().stream().anyMatch(pair -> isSpan(pair, "bstart"))
        && relate.joinKeys().stream().anyMatch(pair -> isSpan(pair, "bend"));
  }

  private static boolean isSpan(JoinKeyPair pair, String end) {
    return isSpan(pair.leftKey(), end) && isSpan(pair.rightKey(), end);
  }

  private static boolean isSpan(String column, String end) {
    return column.equals(end) || column.endsWith("_" + end);
  }
}
