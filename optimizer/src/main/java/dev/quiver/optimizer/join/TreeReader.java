package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.plan.Uses;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Reads a tree of joins: its relations, numbered from left to right, and its joins, those below
/// before those above. Right joins are read as left ones.
final class TreeReader {
  final List<Plan> relations = new ArrayList<>();
  final List<WrittenJoin> joins = new ArrayList<>();
  final List<Region> regions = new ArrayList<>();
  private final Map<Integer, Long> relationOf = new HashMap<>();
  private final Map<Integer, Expr> names = new HashMap<>();
  private final Set<JoinType> types;
  private final UnaryOperator<Plan> leaf;

  /// A reader for trees of joins of these types; what is below is changed by `leaf`.
  TreeReader(Set<JoinType> types, UnaryOperator<Plan> leaf) {
    this.types = types;
    this.leaf = leaf;
  }

  /// Whether a plan is a join that may change places: one whose condition cannot fail, so that it
  /// may be asked of more pairs than it was; and an inner one asks something of some relation.
  static boolean isJoin(Plan plan, Set<JoinType> types) {
    return plan instanceof Join(_, _, var type, var condition)
        && types.contains(type)
        && !condition.canFail()
        && (type != JoinType.INNER
            || Conjuncts.of(condition).terms().stream()
                .noneMatch(one -> Uses.of(one).ids().isEmpty()));
  }

  /// Reads a tree of which no more than `room` relations are told apart.
  long read(Plan plan, int room) {
    return read(plan, region(), room);
  }

  private Region region() {
    regions.add(new Region());
    return regions.getLast();
  }

  private long read(Plan plan, Region region, int room) {
    if (room > 1 && plan instanceof Join join && isJoin(plan, types)) {
      return join(join, region, room);
    }
    if (room > 1 && plan instanceof Project(var input, var assignments) && onlyRenames(plan)) {
      long below = read(input, region, room);
      assignments.forEach(one -> names.put(one.column().id(), own(one.value())));
      return below;
    }
    long relation = 1L << relations.size();
    relations.add(leaf.apply(plan));
    plan.columns().forEach(column -> relationOf.put(column.id(), relation));
    region.members |= relation;
    return relation;
  }

  private long join(Join join, Region region, int room) {
    boolean turned = join.type() == JoinType.RIGHT;
    Plan first = turned ? join.right() : join.left();
    Plan second = turned ? join.left() : join.right();
    JoinType type = turned ? JoinType.LEFT : join.type();
    int most = Math.clamp(room - (long) size(second), 1, room - 1);
    long left = read(first, type == JoinType.FULL ? region() : region, most);
    int others = room - Long.bitCount(left);
    long right = read(second, type == JoinType.INNER ? region : region(), others);
    List<Expr> on = Conjuncts.of(join.condition()).terms().stream().map(this::own).toList();
    long uses = 0;
    for (Expr one : on) {
      uses |= relations(one);
    }
    joins.add(new WrittenJoin(type, left, right, uses, on, region));
    return left | right;
  }

  private int size(Plan plan) {
    return switch (plan) {
      case Join(var left, var right, _, _) when isJoin(plan, types) -> size(left) + size(right);
      case Project(var input, _) when onlyRenames(plan) -> size(input);
      case Plan _ -> 1;
    };
  }

  private boolean onlyRenames(Plan plan) {
    return switch (plan) {
      case Project(var input, var assignments) ->
          assignments.stream().allMatch(one -> one.value() instanceof Ref) && onlyRenames(input);
      case Plan other -> isJoin(other, types);
    };
  }

  /// An expression over columns of the relations.
  Expr own(Expr expr) {
    return new Substitution(names).in(expr);
  }

  /// The relations that an expression over their columns looks at.
  long relations(Expr expr) {
    long relations = 0;
    for (int id : Uses.of(expr).ids()) {
      relations |= Objects.requireNonNull(relationOf.get(id));
    }
    return relations;
  }

  /// A column of a relation.
  EqualColumns.Member member(Column column) {
    return new EqualColumns.Member(column, Objects.requireNonNull(relationOf.get(column.id())));
  }
}
