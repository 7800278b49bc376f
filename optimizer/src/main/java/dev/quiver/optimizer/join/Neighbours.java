package dev.quiver.optimizer.join;

import java.util.ArrayList;
import java.util.List;

/// Which relations a set of them can be joined with next.
final class Neighbours {
  private final long[] near;
  private final List<Edge> wide = new ArrayList<>();

  Neighbours(JoinGraph graph) {
    near = new long[graph.relations().size()];
    graph.others().forEach(this::add);
    graph.outers().forEach(this::add);
    graph.products().forEach(this::add);
    for (JoinGraph.EqualClass one : graph.classes()) {
      long relations = one.columns().relations();
      for (long rest = relations; rest != 0; rest &= rest - 1) {
        near[Long.numberOfTrailingZeros(rest)] |= relations & ~Long.lowestOneBit(rest);
      }
    }
  }

  private void add(Edge edge) {
    if (edge.right() == 0) {
      return;
    }
    if (Long.bitCount(edge.left()) == 1 && Long.bitCount(edge.right()) == 1) {
      near[Long.numberOfTrailingZeros(edge.left())] |= edge.right();
      near[Long.numberOfTrailingZeros(edge.right())] |= edge.left();
    } else {
      wide.add(edge);
    }
  }

  /// One relation of each side that this set can be joined with; none of those left out.
  long of(long set, long out) {
    long found = near(set) & ~(set | out);
    for (Edge edge : wide) {
      found |= beyond(edge.left(), edge.right(), set, out);
      found |= beyond(edge.right(), edge.left(), set, out);
    }
    return found;
  }

  private static long beyond(long from, long to, long set, long out) {
    return (from & ~set) == 0 && (to & (set | out)) == 0 ? Long.lowestOneBit(to) : 0;
  }

  boolean connect(long one, long other) {
    if ((near(one) & other) != 0) {
      return true;
    }
    for (Edge edge : wide) {
      if (edge.joins(one, other)) {
        return true;
      }
    }
    return false;
  }

  /// Whether edges between two relations alone hold a set together.
  boolean isConnected(long set) {
    long reached = Long.lowestOneBit(set);
    for (long next = reached; next != 0; ) {
      next = near(next) & set & ~reached;
      reached |= next;
    }
    return reached == set;
  }

  private long near(long set) {
    long found = 0;
    for (long rest = set; rest != 0; rest &= rest - 1) {
      found |= near[Long.numberOfTrailingZeros(rest)];
    }
    return found;
  }
}
