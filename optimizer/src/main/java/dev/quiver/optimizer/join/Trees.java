package dev.quiver.optimizer.join;

import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Join;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.optimizer.cost.JoinCost;
import dev.quiver.optimizer.cost.Rows;
import dev.quiver.optimizer.estimate.Estimate;
import dev.quiver.optimizer.estimate.Estimates;
import dev.quiver.optimizer.estimate.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The best tree known for each set of relations; of two that cost alike, the one that was offered
/// first.
final class Trees implements PairEnumeration.Pairs {
  /// By how much a tree must be better to be better at all.
  private static final double MARGIN = 1 - 1e-9;

  private final JoinGraph graph;
  private final Estimates estimates;
  private final Steps steps;
  private final Map<Long, Tree> best = new HashMap<>();
  private final Map<Long, Profile> profiles = new HashMap<>();
  private final SetRows rows;
  private long offers;

  Trees(JoinGraph graph, Neighbours neighbours, Estimates estimates) {
    this.graph = graph;
    this.estimates = estimates;
    this.steps = new Steps(graph);
    List<Rows> relations = relations();
    for (int i = 0; i < relations.size(); i++) {
      best.put(1L << i, Tree.relation(1L << i, relations.get(i)));
    }
    this.rows = new SetRows(steps, neighbours, estimates, relations);
  }

  private List<Rows> relations() {
    return graph.relations().stream()
        .map(plan -> new Rows(estimates.rows(plan), Estimate.width(plan.columns())))
        .toList();
  }

  @Override
  public boolean has(long set) {
    return best.containsKey(set);
  }

  @Override
  public void offer(long one, long other) {
    offers++;
    if (has(one) && has(other)) {
      steps.of(one, other).map(this::turned).ifPresent(this::offer);
    }
  }

  /// A join that compares all pairs keeps its right side, so that is the smaller one.
  private Step turned(Step step) {
    boolean isTurned =
        step.type() == JoinType.INNER
            && !step.isKeyed()
            && get(step.left()).rows().count() < get(step.right()).rows().count();
    return isTurned ? step.turned() : step;
  }

  private void offer(Step step) {
    Tree left = get(step.left());
    Tree right = get(step.right());
    long set = step.left() | step.right();
    Tree known = best.get(set);
    Rows output = known == null ? output(step, left, right) : known.rows();
    double cost = left.cost() + right.cost() + cost(step, left.rows(), right.rows(), output);
    if (known == null || cost < known.cost() * MARGIN || isSame(known, step)) {
      best.put(set, new Tree(step.left(), step.right(), step.type(), output, cost));
    }
  }

  private static boolean isSame(Tree known, Step step) {
    return known.left() == step.left() && known.right() == step.right();
  }

  private static double cost(Step step, Rows left, Rows right, Rows output) {
    return step.isKeyed()
        ? JoinCost.byKey(step.type(), left, right, output).nanos()
        : JoinCost.byPairs(left, right, output).nanos();
  }

  private Rows output(Step step, Tree left, Tree right) {
    long set = step.left() | step.right();
    double width = left.rows().width() + (step.type().keepsRight() ? right.rows().width() : 0);
    if (!steps.isMixed(set)) {
      return new Rows(rows.of(set, step), width);
    }
    return new Rows(profile(step).rows(), width);
  }

  private Profile profile(Step step) {
    return estimates.joined(
        step.type(), steps.on(step), profile(step.left()), profile(step.right()));
  }

  /// What is thought of the rows of a set, joined in the way that was best when first asked.
  private Profile profile(long set) {
    Profile known = profiles.get(set);
    if (known == null) {
      Tree tree = get(set);
      known =
          tree.isRelation()
              ? estimates.profile(plan(set))
              : profile(steps.of(tree.left(), tree.right()).orElseThrow());
      profiles.put(set, known);
    }
    return known;
  }

  private Join join(Step step) {
    return new Join(
        plan(step.left()),
        plan(step.right()),
        step.type(),
        new Conjuncts(steps.on(step)).predicate());
  }

  Tree get(long set) {
    return Objects.requireNonNull(best.get(set));
  }

  /// How many pairs have been looked at.
  long offers() {
    return offers;
  }

  Optional<Step> step(long one, long other) {
    return has(one) && has(other) ? steps.of(one, other) : Optional.empty();
  }

  /// The plan of a set's best tree.
  Plan plan(long set) {
    Tree tree = get(set);
    return tree.isRelation()
        ? graph.relations().get(Long.numberOfTrailingZeros(set))
        : join(steps.of(tree.left(), tree.right()).orElseThrow());
  }
}
