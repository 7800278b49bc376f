package dev.quiver.optimizer.join;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Joins again and again the two sets whose join gives the fewest rows, of those an edge joins; of
/// two alike, what was written first.
final class GreedyOrder {
  private final Trees trees;
  private final Neighbours neighbours;
  private final Map<Long, Map<Long, Double>> rows = new HashMap<>();

  GreedyOrder(Trees trees, Neighbours neighbours) {
    this.trees = trees;
    this.neighbours = neighbours;
  }

  /// Whether all so many relations could be joined.
  boolean run(int relations) {
    List<Long> parts = new ArrayList<>();
    for (int i = 0; i < relations; i++) {
      parts.add(1L << i);
    }
    while (parts.size() > 1) {
      long joined = join(parts);
      if (joined == 0) {
        return false;
      }
      int place = 0;
      while ((parts.get(place) & joined) == 0) {
        place++;
      }
      parts.set(place, joined);
      parts.removeIf(part -> part != joined && (part & joined) != 0);
    }
    return true;
  }

  private long join(List<Long> parts) {
    double fewest = Double.POSITIVE_INFINITY;
    long best = 0;
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        double pair = rows(parts.get(i), parts.get(j));
        if (pair < fewest) {
          fewest = pair;
          best = parts.get(i) | parts.get(j);
        }
      }
    }
    return best;
  }

  private double rows(long one, long other) {
    return rows.computeIfAbsent(one, _ -> new HashMap<>())
        .computeIfAbsent(other, _ -> offered(one, other));
  }

  private double offered(long one, long other) {
    if (!neighbours.connect(one, other) || trees.step(one, other).isEmpty()) {
      return Double.POSITIVE_INFINITY;
    }
    trees.offer(one, other);
    return trees.get(one | other).rows().count();
  }
}
