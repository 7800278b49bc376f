package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Columns of relations that are all equal, and the equalities that were written.
final class EqualColumns {
  private final List<Member> members = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private long relations;

  private EqualColumns() {}

  /// A column of a relation, as a set.
  record Member(Column column, long relation) {}

  /// An equality of two columns of relations.
  record Written(Member left, Member right) {
    private boolean spans(long one, long other) {
      return ((left.relation & one) != 0 && (right.relation & other) != 0)
          || ((left.relation & other) != 0 && (right.relation & one) != 0);
    }

    private Expr equality() {
      return equal(left.column, right.column);
    }
  }

  static boolean isOne(Expr conjunct) {
    return conjunct instanceof Compare(var op, Ref(var left), Ref(var right))
        && op == Comparison.EQ
        && !left.equals(right);
  }

  /// The classes of these equalities.
  static List<EqualColumns> of(List<Written> equalities) {
    List<EqualColumns> classes = new ArrayList<>();
    for (Written one : equalities) {
      EqualColumns of = having(one.left, classes);
      EqualColumns other = having(one.right, classes);
      if (of != other) {
        of.members.addAll(other.members);
        of.written.addAll(other.written);
        of.relations |= other.relations;
        classes.remove(other);
      }
      of.written.add(one);
    }
    return classes;
  }

  private static EqualColumns having(Member member, List<EqualColumns> classes) {
    for (EqualColumns one : classes) {
      if (one.members.contains(member)) {
        return one;
      }
    }
    EqualColumns fresh = new EqualColumns();
    fresh.members.add(member);
    fresh.relations = member.relation;
    classes.add(fresh);
    return fresh;
  }

  /// All relations that have one of the columns.
  long relations() {
    return relations;
  }

  /// Whether both sets have one of the columns.
  boolean spans(long one, long other) {
    return (relations & one) != 0 && (relations & other) != 0;
  }

  /// That the columns of one set equal those of another, if both have some: said as it was written,
  /// where it was.
  Optional<Expr> between(long one, long other) {
    if (!spans(one, other)) {
      return Optional.empty();
    }
    for (Written equality : written) {
      if (equality.spans(one, other)) {
        return Optional.of(equality.equality());
      }
    }
    return Optional.of(equal(in(one).getFirst(), in(other).getFirst()));
  }

  /// That all columns of a relation equal each other.
  List<Expr> within(long relation) {
    List<Column> own = in(relation);
    List<Expr> equal = new ArrayList<>();
    for (int i = 1; i < own.size(); i++) {
      equal.add(equal(own.getFirst(), own.get(i)));
    }
    return equal;
  }

  private List<Column> in(long set) {
    List<Column> columns = new ArrayList<>();
    for (Member one : members) {
      if ((one.relation & set) != 0) {
        columns.add(one.column);
      }
    }
    return columns;
  }

  private static Expr equal(Column left, Column right) {
    return new Compare(Comparison.EQ, new Ref(left), new Ref(right));
  }
}
