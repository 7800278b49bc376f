package dev.quiver.optimizer.planner;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.optimizer.estimate.Profile;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.MarkJoin;
import dev.quiver.physical.PhysicalPlan.NestedLoopJoin;
import dev.quiver.physical.PhysicalPlan.Publication;
import dev.quiver.physical.PhysicalPlan.Repeat;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Places runtime filters: decides which keys of a join publish one, and has scans below the probe
/// side sift by it; and has scans below a TopK sift by its bound.
///
/// A filter is worthwhile where the build side is thought to lack values of the probe side: because
/// something reduces it, or because it has fewer rows than the probe side has values. Where a
/// filter reaches the build side of a join below, that join publishes in turn.
final class FilterPlacement {
  /// A build side of more rows, compared with the other, costs more to publish than it can save.
  private static final double MOST_OF_PROBE = 2;

  /// Fewer rows than that part of the other side's values are thought to lack some.
  private static final double FEW = 0.5;

  private final SiftPush push = new SiftPush(this::again);
  private final SiftPush early = new SiftPush();

  /// The keys of joins that publish nothing whatever else is placed; ids are dealt once in a plan,
  /// so they name the join.
  private final Set<List<JoinKey>> withheld = new HashSet<>();

  private int dealt;

  /// A join with the filters that are worthwhile.
  HashJoin place(HashJoin join, Profile left, Profile right) {
    boolean isLeft = join.build() == Side.LEFT;
    Profile built = isLeft ? left : right;
    Profile probed = isLeft ? right : left;
    boolean isLarge = built.rows() > MOST_OF_PROBE * probed.rows();
    if (!join.dropsUnmatchedProbes() || canFail(join.on()) || isLarge) {
      withheld.add(join.on().keys());
      return join;
    }
    boolean isReduced = isReduced(isLeft ? join.left() : join.right());
    HashJoin placed = join;
    for (int key = 0; key < join.on().keys().size(); key++) {
      boolean lacksValues =
          probed(join, key) instanceof Ref(var column)
              && built.rows() < FEW * probed.distinct(column);
      placed = isReduced || lacksValues ? published(placed, key) : placed;
    }
    return placed;
  }

  /// The first of some rows, with a filter by what is known of their bound while rows come. It goes
  /// only where rows are read meanwhile.
  TopK place(TopK top, Profile input) {
    Expr first = top.keys().getFirst().value();
    if (!Sift.isPossible(first)
        || top.keys().stream().anyMatch(key -> key.value().canFail())
        || top.count() > FEW * input.rows()) {
      return top;
    }
    Sift sift = new Sift(dealt + 1, first);
    Optional<PhysicalPlan> sifted = early.into(top.input(), sift);
    dealt += sifted.isPresent() ? 1 : 0;
    return sifted
        .map(one -> new TopK(one, top.keys(), top.count(), List.of(sift.filter())))
        .orElse(top);
  }

  /// The same for a join below, whose build side is sifted now.
  private HashJoin again(HashJoin join) {
    HashJoin placed = join;
    if (!withheld.contains(join.on().keys())) {
      for (int key = 0; key < join.on().keys().size(); key++) {
        placed = isPublished(join.on(), key) ? placed : published(placed, key);
      }
    }
    return placed;
  }

  private static boolean isPublished(JoinOn on, int key) {
    return on.publications().stream().anyMatch(one -> one.key() == key);
  }

  private HashJoin published(HashJoin join, int key) {
    Expr value = probed(join, key);
    if (!Sift.isPossible(value)) {
      return join;
    }
    boolean left = join.build() == Side.LEFT;
    Sift sift = new Sift(++dealt, value);
    Optional<PhysicalPlan> sifted = push.into(left ? join.right() : join.left(), sift);
    if (sifted.isEmpty()) {
      dealt = sift.filter() - 1;
      return join;
    }
    JoinOn on = join.on();
    List<Publication> publications = new ArrayList<>(on.publications());
    publications.add(new Publication(sift.filter(), key));
    return new HashJoin(
        left ? join.left() : sifted.get(),
        left ? sifted.get() : join.right(),
        join.type(),
        new JoinOn(on.keys(), on.residual(), publications),
        join.build());
  }

  private static Expr probed(HashJoin join, int key) {
    JoinKey one = join.on().keys().get(key);
    return join.build() == Side.LEFT ? one.right() : one.left();
  }

  /// Rows that are taken out must not be the ones that would end in an error.
  static boolean canFail(JoinOn on) {
    return on.keys().stream().anyMatch(key -> key.left().canFail() || key.right().canFail())
        || on.residual().stream().anyMatch(Expr::canFail);
  }

  /// Whether something takes rows out of what a plan's tables hold.
  private static boolean isReduced(PhysicalPlan plan) {
    return switch (plan) {
      case TableScan scan -> !scan.filters().isEmpty() || !scan.sifts().isEmpty();
      case HashJoin join ->
          switch (join.type()) {
            case INNER, SINGLE, LEFT, RIGHT, FULL ->
                isReduced(join.left()) || isReduced(join.right());
            case SEMI, ANTI -> true;
          };
      case HashAggregate _, Sort _, Repeat _, MarkJoin _, PhysicalPlan.Project _ ->
          isReduced(plan.inputs().getFirst());
      case PhysicalPlan.Union(var inputs, _) ->
          inputs.stream().anyMatch(FilterPlacement::isReduced);
      case PhysicalPlan.Filter _, PhysicalPlan.Limit _, TopK _ -> true;
      case PhysicalPlan.Empty _, PhysicalPlan.Values _, PhysicalPlan.ShareScan _ -> true;
      case NestedLoopJoin _ -> true;
    };
  }
}
