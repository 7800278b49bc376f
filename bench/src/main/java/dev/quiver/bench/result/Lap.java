package dev.quiver.bench.result;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one query took, in milliseconds by peer (medians); `planning` is this engine's share of it
/// before the first row is read, NaN where nobody asked. Where peers do not agree, `failure` says
/// so and no time counts.
public record Lap(
    String query,
    long rows,
    String digest,
    SortedMap<String, Double> millis,
    double planning,
    Optional<String> failure) {
  public Lap {
    millis = Collections.unmodifiableSortedMap(new TreeMap<>(millis));
  }

  /// A query for which no time counts.
  public static Lap failed(String query, String failure) {
    return new Lap(query, 0, "", Collections.emptySortedMap(), Double.NaN, Optional.of(failure));
  }

  /// This engine's time over a peer's; NaN where either has none.
  public double ratio(String peer) {
    return millis.getOrDefault("quiver", Double.NaN) / millis.getOrDefault(peer, Double.NaN);
  }
}
