package dev.quiver.optimizer.join;

import dev.quiver.logical.plan.Plan.JoinType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds where a graph falls apart, and joins the parts by products where the tree did.
final class Connection {
  private final List<Edge> edges = new ArrayList<>();
  private final List<Long> parts = new ArrayList<>();

  Connection(JoinGraph graph) {
    edges.addAll(graph.others());
    edges.addAll(graph.outers());
    for (int i = 0; i < graph.relations().size(); i++) {
      parts.add(1L << i);
    }
    graph.classes().forEach(one -> merge(one.columns().relations()));
  }

  /// The products that connect the graph: as few as can be, of the first joins that need them.
  List<Edge> connect(List<WrittenJoin> joins) {
    List<Edge> products = new ArrayList<>();
    for (Optional<Edge> product = next(joins); product.isPresent(); product = next(joins)) {
      products.add(product.get());
      edges.add(product.get());
    }
    return products;
  }

  private Optional<Edge> next(List<WrittenJoin> joins) {
    settle();
    if (parts.size() == 1) {
      return Optional.empty();
    }
    for (WrittenJoin join : joins) {
      long left = first(join.left() & join.region().members, join.left());
      long right = first(join.right() & join.region().members, join.right());
      if (join.type() == JoinType.INNER && part(left) != part(right)) {
        List<Conflict> conflicts = join.region().conflicts;
        return Optional.of(new Edge(JoinType.INNER, left, right, List.of(), false, conflicts));
      }
    }
    return Optional.empty();
  }

  private static long first(long members, long all) {
    return members == 0 ? all : Long.lowestOneBit(members);
  }

  /// Merges parts until no edge leads from one to another.
  private void settle() {
    boolean isSettled = false;
    while (!isSettled) {
      isSettled = true;
      for (Edge edge : edges) {
        long left = part(edge.left());
        long right = part(edge.right());
        if (left != 0 && right != 0 && left != right) {
          merge(left | right);
          isSettled = false;
        }
      }
    }
  }

  /// The part that has all of these relations; none if they are in several.
  private long part(long relations) {
    for (long part : parts) {
      if ((relations & ~part) == 0) {
        return part;
      }
    }
    return 0;
  }

  private void merge(long relations) {
    long merged = 0;
    for (long part : parts) {
      merged |= (part & relations) != 0 ? part : 0;
    }
    long all = merged;
    parts.removeIf(part -> (part & all) != 0);
    parts.add(all);
  }
}
