package dev.quiver.optimizer.join;

import dev.quiver.optimizer.cost.Rows;
import dev.quiver.optimizer.estimate.Estimates;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// How many rows the inner joins of a set of relations give: a property of the set, whichever pair
/// of smaller sets is looked at. The smallest relation that is not needed to hold the others
/// together is joined last.
final class SetRows {
  private static final int MAX_SMALL = 16;

  private final Steps steps;
  private final Neighbours neighbours;
  private final Estimates estimates;
  private final int[] smallestFirst;
  private final Map<Long, Double> known = new HashMap<>();

  SetRows(Steps steps, Neighbours neighbours, Estimates estimates, List<Rows> relations) {
    this.steps = steps;
    this.neighbours = neighbours;
    this.estimates = estimates;
    this.smallestFirst =
        IntStream.range(0, relations.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(i -> relations.get(i).count())
                    .thenComparing(Comparator.reverseOrder()))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int i = 0; i < relations.size(); i++) {
      known.put(1L << i, relations.get(i).count());
    }
  }

  /// The rows of a set that a step joins.
  double of(long set, Step step) {
    Double rows = known.get(set);
    if (rows == null) {
      rows = isSmall() || known.containsKey(set & ~last(set)) ? joined(set) : joined(step);
      known.put(set, rows);
    }
    return rows;
  }

  /// Sets of a few relations alone: of many, most of the sets on the way would be looked at for
  /// this only.
  private boolean isSmall() {
    return smallestFirst.length <= MAX_SMALL;
  }

  private double of(long set) {
    Double rows = known.get(set);
    if (rows == null) {
      rows = joined(set);
      known.put(set, rows);
    }
    return rows;
  }

  private double joined(long set) {
    long last = last(set);
    long others = set & ~last;
    Optional<Step> step = steps.of(others, last);
    return estimates.matches(step.map(steps::on).orElse(List.of()), of(others), of(last));
  }

  private double joined(Step step) {
    return estimates.matches(steps.on(step), of(step.left()), of(step.right()));
  }

  private long last(long set) {
    long first = 0;
    for (int relation : smallestFirst) {
      long one = 1L << relation;
      if ((set & one) != 0) {
        if (neighbours.isConnected(set & ~one)) {
          return one;
        }
        first = first == 0 ? one : first;
      }
    }
    return first;
  }
}
