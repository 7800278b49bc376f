package dev.quiver.optimizer.join;

/// Enumerates the pairs of connected sets of relations that an edge joins, each once, smaller sets
/// before the larger ones that contain them: dynamic programming over hypergraphs after Moerkotte
/// and Neumann (2008).
///
/// Every connected set grows from its first relation by neighbours that come after it, and so does
/// its partner; what was passed by is left out of all that follows.
final class PairEnumeration {
  private final Neighbours neighbours;
  private final int relations;
  private final Pairs pairs;
  private int steps;

  /// Takes the pairs, and knows which sets can be joined at all.
  interface Pairs {
    void offer(long one, long other);

    boolean has(long set);
  }

  /// An enumeration that looks at no more than so many sets.
  PairEnumeration(Neighbours neighbours, int relations, int steps, Pairs pairs) {
    this.neighbours = neighbours;
    this.relations = relations;
    this.pairs = pairs;
    this.steps = steps;
  }

  /// Enumerates all pairs, or gives up when the steps are used up.
  boolean run() {
    for (int first = relations - 1; first >= 0; first--) {
      long set = 1L << first;
      partners(set);
      grow(set, set | (set - 1));
    }
    return steps > 0;
  }

  private void grow(long set, long out) {
    long next = neighbours.of(set, out);
    for (long part = next & -next; part != 0 && steps > 0; part = (part - next) & next) {
      if (pairs.has(set | part)) {
        partners(set | part);
      }
    }
    for (long part = next & -next; part != 0 && steps > 0; part = (part - next) & next) {
      steps--;
      grow(set | part, out | next);
    }
  }

  private void partners(long set) {
    long out = set | (Long.lowestOneBit(set) - 1);
    long next = neighbours.of(set, out);
    for (long rest = next; rest != 0 && steps > 0; ) {
      long partner = Long.highestOneBit(rest);
      rest &= ~partner;
      if (neighbours.connect(set, partner)) {
        offer(set, partner);
      }
      growPartner(set, partner, out | (next & (partner | (partner - 1))));
    }
  }

  private void growPartner(long set, long partner, long out) {
    long next = neighbours.of(partner, out);
    for (long part = next & -next; part != 0 && steps > 0; part = (part - next) & next) {
      if (pairs.has(partner | part) && neighbours.connect(set, partner | part)) {
        offer(set, partner | part);
      }
    }
    for (long part = next & -next; part != 0 && steps > 0; part = (part - next) & next) {
      steps--;
      growPartner(set, partner | part, out | next);
    }
  }

  private void offer(long one, long other) {
    steps--;
    pairs.offer(one, other);
  }
}
