package dev.quiver.logical.spec;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.spec.ViewTransform.JoinKeyPair;
import dev.quiver.logical.spec.ViewTransform.Relate;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
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
    int before = binder.site().diagnostics().count();
    Optional<Rows> left = binder.open(relate.left(), binder.site().member("left"));
    Optional<Rows> right = binder.open(relate.right(), binder.site().member("right"));
    checkForm(relate);
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
        equal(a.get(), b.get(), relate.nullSafe(), keys.item(i)).ifPresent(terms::add);
        if (pair.leftKey().equals(pair.rightKey())) {
          merged.add(b.get());
        }
      }
    }
    relate
        .condition()
        .flatMap(text -> condition(text, relate, left.get(), right.get()))
        .ifPresent(term -> terms.addAll(Conjuncts.of(term).terms()));
    return binder.site().diagnostics().count() > before
        ? Optional.empty()
        : Optional.of(join(relate, left.get(), right.get(), terms, merged));
  }

  /// Tells what does not go together.
  private void checkForm(Relate relate) {
    boolean isCross = relate.joinType() == RelateType.CROSS;
    boolean isMark = relate.joinType() == RelateType.LEFT_MARK;
    boolean hasTerms = !relate.joinKeys().isEmpty() || relate.condition().isPresent();
    if (isCross && hasTerms) {
      binder.site().invalidTransform("a Cross with keys or a condition", "make it Inner");
    }
    if (!isCross && !hasTerms) {
      keys.invalidTransform("a Relate without keys", "name at least one pair of columns");
    }
    if (isMark != relate.mark().isPresent()) {
      binder
          .site()
          .member("mark")
          .invalidTransform(
              isMark ? "a LeftMark without mark" : "a mark in another join than LeftMark",
              isMark ? "name the column" : "leave it out");
    }
    if (relate.mark().filter(String::isBlank).isPresent()) {
      binder.site().member("mark").add(Site.INVALID_NAME, "blank column name", "give it one");
    }
  }

  /// The condition over both sides, whose columns may have the name of their source before them;
  /// those of a source related to itself, `left` and `right`.
  private Optional<Expr> condition(String text, Relate relate, Rows left, Rows right) {
    boolean isSame = relate.left().equals(relate.right());
    List<Scope.Entry> entries = new ArrayList<>();
    for (Scope.Entry entry : left.entries()) {
      String name = isSame ? "left" : relate.left();
      entries.add(new Scope.Entry(entry.column(), name, name, false));
    }
    for (Scope.Entry entry : right.entries()) {
      String name = isSame ? "right" : relate.right();
      entries.add(new Scope.Entry(entry.column(), name, name, false));
    }
    return ItemBinder.guarded(
        binder.site().member("condition"),
        () -> SqlExpressions.bindCondition(text, binder.parameters().scope(entries)));
  }

  private static Optional<Column> find(Rows rows, String name, Site place) {
    return rows.find(name, place).map(Scope.Entry::column);
  }

  private Optional<Expr> equal(Column left, Column right, boolean nullSafe, Site place) {
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
      Comparison equality = nullSafe ? Comparison.NOT_DISTINCT : Comparison.EQ;
      return Optional.of(Comparisons.compare(equality, new Ref(left), new Ref(right)));
    } catch (QueryException e) {
      place.add(e);
      return Optional.empty();
    }
  }

  private Rows join(Relate relate, Rows left, Rows right, List<Expr> terms, Set<Column> merged) {
    Expr condition = new Conjuncts(terms).predicate();
    boolean same = relate.left().equals(relate.right());
    List<Scope.Entry> entries =
        new ArrayList<>(left.comingFrom(same ? relate.left() + " (left)" : relate.left()));
    if (relate.joinType() == RelateType.LEFT_MARK) {
      Column mark = binder.ids().deal(relate.mark().orElseThrow(), Simple.BOOLEAN);
      entries.add(new Scope.Entry(mark, binder.view()));
      return new Rows(new Plan.MarkJoin(left.plan(), right.plan(), mark, condition), entries);
    }
    JoinType type = joinType(relate.joinType());
    Plan join = new Plan.Join(left.plan(), right.plan(), type, condition);
    if (!type.keepsRight()) {
      return new Rows(join, entries);
    }
    List<Scope.Entry> others =
        right.comingFrom(same ? relate.right() + " (right)" : relate.right());
    if (relate.leftPrefix().isPresent() || relate.rightPrefix().isPresent()) {
      return prefixed(relate, join, entries, others);
    }
    entries.addAll(others);
    if (merged.isEmpty() || (type != JoinType.INNER && type != JoinType.LEFT)) {
      return new Rows(join, entries);
    }
    entries.removeIf(entry -> merged.contains(entry.column()));
    List<Plan.Assignment> kept =
        entries.stream().map(Scope.Entry::column).map(Plan.Assignment::kept).toList();
    return new Rows(new Plan.Project(join, kept), entries);
  }

  /// Columns of names that both sides have get the prefix of their side.
  private Rows prefixed(Relate relate, Plan join, List<Scope.Entry> left, List<Scope.Entry> right) {
    List<Plan.Assignment> assignments = new ArrayList<>();
    List<Scope.Entry> entries = new ArrayList<>();
    Set<String> ofLeft = names(left);
    Set<String> ofRight = names(right);
    for (Scope.Entry entry : left) {
      boolean clashes = ofRight.contains(entry.column().name());
      add(entry, clashes ? relate.leftPrefix().orElse("") : "", assignments, entries);
    }
    for (Scope.Entry entry : right) {
      boolean clashes = ofLeft.contains(entry.column().name());
      add(entry, clashes ? relate.rightPrefix().orElse("") : "", assignments, entries);
    }
    return new Rows(new Plan.Project(join, assignments), entries);
  }

  private static Set<String> names(List<Scope.Entry> entries) {
    Set<String> names = new HashSet<>();
    entries.forEach(entry -> names.add(entry.column().name()));
    return names;
  }

  private void add(
      Scope.Entry entry,
      String prefix,
      List<Plan.Assignment> assignments,
      List<Scope.Entry> entries) {
    Column column = entry.column();
    if (prefix.isEmpty()) {
      assignments.add(Plan.Assignment.kept(column));
      entries.add(entry);
    } else {
      Column renamed = binder.ids().deal(prefix + column.name(), column.type());
      assignments.add(new Plan.Assignment(renamed, new Ref(column)));
      entries.add(new Scope.Entry(renamed, entry.origin()));
    }
  }

  private static JoinType joinType(RelateType type) {
    return switch (type) {
      case INNER, CROSS -> JoinType.INNER;
      case LEFT -> JoinType.LEFT;
      case RIGHT -> JoinType.RIGHT;
      case FULL -> JoinType.FULL;
      case SEMI -> JoinType.SEMI;
      case ANTI -> JoinType.ANTI;
      case LEFT_MARK -> throw new IllegalStateException("a mark is no join of rows");
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
