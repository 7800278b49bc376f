package dev.quiver.optimizer.estimate;

import dev.quiver.logical.catalog.Grade;
import dev.quiver.optimizer.estimate.Domain.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of one side of a join that are compared with the other's, taken together.
///
/// `all` is how many combinations there are where they come from, `distinct` how many are left.
/// Columns of one origin have no more combinations than it has rows; where that is what counts,
/// nobody has counted them, and the sum of them is thought to be a key.
record JoinKeys(double distinct, double all, boolean unique, boolean counted) {
  static JoinKeys of(List<Domain> keys) {
    Map<Origin, List<Domain>> origins = new LinkedHashMap<>();
    for (Domain key : keys) {
      origins.computeIfAbsent(key.origin(), _ -> new ArrayList<>()).add(key);
    }
    JoinKeys together = new JoinKeys(1, 1, true, true);
    for (Map.Entry<Origin, List<Domain>> one : origins.entrySet()) {
      together = together.with(of(one.getKey(), one.getValue()));
    }
    return together;
  }

  private static JoinKeys of(Origin origin, List<Domain> keys) {
    double distinct = 1;
    double all = 1;
    boolean unique = false;
    boolean counted = true;
    for (Domain key : keys) {
      distinct *= key.distinct();
      all *= key.all();
      unique |= key.unique();
      counted &= key.grade() != Grade.UNKNOWN;
    }
    double most = Math.max(1, origin.rows());
    return all <= most
        ? new JoinKeys(distinct, all, unique, counted)
        : new JoinKeys(distinct * most / all, most, true, false);
  }

  private JoinKeys with(JoinKeys other) {
    return new JoinKeys(
        distinct * other.distinct,
        all * other.all,
        unique && other.unique,
        counted && other.counted);
  }

  /// The same where the other side is known better: a key that refers to another table's has no
  /// more values than there are rows in that.
  JoinKeys referringTo(JoinKeys other) {
    return counted || !other.unique || other.all >= all
        ? this
        : new JoinKeys(Math.max(1, distinct * other.all / all), other.all, unique, false);
  }
}
