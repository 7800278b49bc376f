package dev.quiver.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Compares this engine's times of two results, query by query.
///
/// Where both raced a peer, times are taken in that peer's: what the machine did meanwhile falls on
/// both.
public final class Comparison {
  private final List<Pair> pairs = new ArrayList<>();
  private final List<String> missing;
  private final Optional<String> peer;

  private record Pair(String query, double old, double now, boolean isAnswerSame) {
    double ratio() {
      return now / old;
    }
  }

  /// Compares an old result with a new one.
  public Comparison(RaceResult old, RaceResult now) {
    peer =
        now.engines().stream()
            .filter(name -> !name.equals("quiver") && old.engines().contains(name))
            .findFirst();
    SortedMap<String, Lap> before = timed(old);
    SortedMap<String, Lap> after = timed(now);
    before.forEach((query, lap) -> {
      if (after.containsKey(query)) {
        pairs.add(pair(lap, after.get(query)));
      }
    });
    missing = before.keySet().stream().filter(query -> !after.containsKey(query)).toList();
  }

  /// The queries that have times to compare.
  private SortedMap<String, Lap> timed(RaceResult result) {
    SortedMap<String, Lap> timed = new TreeMap<>();
    result.laps().stream()
        .filter(lap -> lap.failure().isEmpty() && time(lap) > 0)
        .forEach(lap -> timed.put(lap.query(), lap));
    return timed;
  }

  private Pair pair(Lap old, Lap now) {
    return new Pair(old.query(), time(old), time(now), old.digest().equals(now.digest()));
  }

  private double time(Lap lap) {
    return peer.map(lap::ratio).orElse(lap.millis().getOrDefault("quiver", Double.NaN));
  }

  /// The queries that had times and have none in the new result: not raced, or answered wrongly.
  public List<String> missing() {
    return missing;
  }

  /// How many queries both have.
  public int queries() {
    return pairs.size();
  }

  /// The geometric mean of new over old: below 1 is faster.
  public double mean() {
    return Median.geometricMean(pairs.stream().map(Pair::ratio).toList());
  }

  /// Whether the mean and each single query are no slower than by a tolerance, such as 0.1.
  public boolean isWithin(double tolerance, double ofOne) {
    return mean() <= 1 + tolerance && pairs.stream().allMatch(pair -> pair.ratio() <= 1 + ofOne);
  }

  /// A line a query, and the mean.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    String unit = peer.map(name -> "/" + name).orElse("ms");
    lines.add("%-26s %12s %12s %9s".formatted("query", "old " + unit, "new " + unit, "new/old"));
    for (Pair pair : pairs) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-26s %12.3f %12.3f %9.3f%s",
              pair.query(),
              pair.old(),
              pair.now(),
              pair.ratio(),
              pair.isAnswerSame() ? "" : "  other rows"));
    }
    lines.add(String.format(Locale.ROOT, "%-52s %9.3f", "geometric mean", mean()));
    return lines;
  }
}
