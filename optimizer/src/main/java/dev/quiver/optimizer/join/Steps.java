package dev.quiver.optimizer.join;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says which sets of relations may be joined, and by what.
///
/// An inner join asks all conjuncts that look at both sets and at nothing else; any other join
/// stands alone, and has its sides whole. What keeps a join from others must be kept.
final class Steps {
  private final JoinGraph graph;
  private final boolean isFree;

  Steps(JoinGraph graph) {
    this.graph = graph;
    this.isFree = graph.outers().isEmpty();
  }

  /// The join of two sets.
  Optional<Step> of(long one, long other) {
    List<Edge> outers = isFree ? List.of() : outers(one, other);
    return switch (outers.size()) {
      case 0 -> inner(one, other);
      case 1 -> outer(outers.getFirst(), one, other);
      default -> Optional.empty();
    };
  }

  private List<Edge> outers(long one, long other) {
    return graph.outers().stream().filter(each -> each.spans(one, other)).toList();
  }

  private Optional<Step> outer(Edge outer, long one, long other) {
    boolean isTurned = (outer.left() & ~one) != 0;
    long left = isTurned ? other : one;
    long right = isTurned ? one : other;
    boolean isWhole = (outer.left() & ~left) == 0 && (outer.right() & ~right) == 0;
    if (!isWhole || !Conflict.allow(outer.conflicts(), one | other) || isInner(one, other)) {
      return Optional.empty();
    }
    return Optional.of(new Step(left, right, outer.type(), outer.isKeyed()));
  }

  private boolean isInner(long one, long other) {
    for (JoinGraph.EqualClass each : graph.classes()) {
      if (each.columns().spans(one, other)) {
        return true;
      }
    }
    for (Edge each : graph.others()) {
      if (each.spans(one, other)) {
        return true;
      }
    }
    return false;
  }

  private Optional<Step> inner(long one, long other) {
    long all = one | other;
    boolean isJoined = false;
    boolean isKeyed = false;
    for (JoinGraph.EqualClass each : graph.classes()) {
      if (each.columns().spans(one, other)) {
        if (!isFree && !Conflict.allow(each.conflicts(), all)) {
          return Optional.empty();
        }
        isKeyed = true;
      }
    }
    for (Edge each : graph.others()) {
      if (each.spans(one, other)) {
        if (!isFree && !Conflict.allow(each.conflicts(), all)) {
          return Optional.empty();
        }
        isJoined = true;
        isKeyed |= each.isKeyed() && each.joins(one, other);
      }
    }
    return isJoined || isKeyed || isProduct(one, other)
        ? Optional.of(new Step(one, other, JoinType.INNER, isKeyed))
        : Optional.empty();
  }

  /// What a join asks.
  List<Expr> on(Step step) {
    if (step.type() != JoinType.INNER) {
      return outers(step.left(), step.right()).getFirst().on();
    }
    List<Expr> on = new ArrayList<>();
    for (JoinGraph.EqualClass each : graph.classes()) {
      each.columns().between(step.left(), step.right()).ifPresent(on::add);
    }
    for (Edge each : graph.others()) {
      if (each.spans(step.left(), step.right())) {
        on.addAll(each.on());
      }
    }
    return on;
  }

  private boolean isProduct(long one, long other) {
    for (Edge each : graph.products()) {
      if (each.joins(one, other) && Conflict.allow(each.conflicts(), one | other)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a set holds a join that is not inner.
  boolean isMixed(long set) {
    for (Edge outer : graph.outers()) {
      if ((outer.all() & ~set) == 0) {
        return true;
      }
    }
    return false;
  }
}
