package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.plan.Uses;
import dev.quiver.optimizer.estimate.Estimates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Places a semi or anti join within the tree of inner joins whose rows it picks: as deep as it
/// looks at one input alone that is thought to have no more rows than the join above it.
///
/// @param right the rows that are looked for
public record SemiJoins(Plan right, JoinType type, Estimates estimates) {
  /// Whether a join may be placed deeper than it stands.
  public static boolean isOne(Join join) {
    return (join.type() == JoinType.SEMI || join.type() == JoinType.ANTI)
        && !join.condition().canFail();
  }

  /// The join in its place in `left`; the one given where it stays and nothing changed below.
  public Plan placed(Join join, Plan left) {
    Set<Integer> used = new HashSet<>(Uses.of(join.condition()).ids());
    used.removeAll(Uses.ids(right.columns()));
    if (!used.isEmpty() && sinks(left, used)) {
      return sunk(left, join.condition());
    }
    return left.isSame(join.left()) && right.isSame(join.right())
        ? join
        : new Join(left, right, type, join.condition());
  }

  private boolean sinks(Plan plan, Set<Integer> used) {
    return switch (plan) {
      case Join(var left, var other, var kind, _) ->
          kind == JoinType.INNER && (takes(plan, left, used) || takes(plan, other, used));
      case Project(var input, var assignments) ->
          assignments.stream().allMatch(one -> one.value() instanceof Ref)
              && sinks(input, sources(assignments, used));
      case Plan _ -> false;
    };
  }

  private boolean takes(Plan join, Plan input, Set<Integer> used) {
    return Uses.ids(input.columns()).containsAll(used)
        && estimates.rows(input) <= estimates.rows(join);
  }

  private Plan sunk(Plan plan, Expr condition) {
    Set<Integer> used = new HashSet<>(Uses.of(condition).ids());
    used.removeAll(Uses.ids(right.columns()));
    if (!sinks(plan, used)) {
      return new Join(plan, right, type, condition);
    }
    return switch (plan) {
      case Join(var left, var other, var kind, var on) ->
          takes(plan, left, used)
              ? new Join(sunk(left, condition), other, kind, on)
              : new Join(left, sunk(other, condition), kind, on);
      case Project(var input, var assignments) ->
          new Project(sunk(input, Substitution.of(assignments).in(condition)), assignments);
      case Plan other -> throw new AssertionError("no way down: " + other);
    };
  }

  private static Set<Integer> sources(List<Assignment> assignments, Set<Integer> used) {
    Set<Integer> sources = new HashSet<>();
    for (Assignment one : assignments) {
      if (used.contains(one.column().id()) && one.value() instanceof Ref(var source)) {
        sources.add(source.id());
      }
    }
    return sources;
  }
}
