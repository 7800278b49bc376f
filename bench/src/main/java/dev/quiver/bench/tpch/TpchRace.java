package dev.quiver.bench.tpch;

import dev.quiver.bench.peer.Answer;
import dev.quiver.bench.peer.Peer;
import dev.quiver.bench.peer.QuiverPeer;
import dev.quiver.bench.race.Clock;
import dev.quiver.bench.result.Lap;
import dev.quiver.bench.result.Median;
import dev.quiver.logical.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Runs peers in turn, warm, and takes the median of each.
final class TpchRace {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int PLANNINGS = 21;

  private final QuiverPeer quiver;
  private final List<Peer> others;
  private final Clock clock;

  TpchRace(QuiverPeer quiver, List<Peer> others, Clock clock) {
    this.quiver = quiver;
    this.others = List.copyOf(others);
    this.clock = clock;
  }

  /// A query whose answer was held to those of all peers; `failure` says how they differ.
  record Checked(TpchQuery query, long rows, String digest, Optional<String> failure) {}

  /// Holds the answers to each other, and warms up for some seconds.
  Checked check(TpchQuery query, double warmUp) {
    try {
      Answer answer = quiver.answer(query.sql());
      Optional<String> difference = difference(answer, query.sql());
      if (difference.isEmpty()) {
        warmUp(query.sql(), warmUp);
      }
      return new Checked(query, answer.rows().size(), answer.digest(), difference);
    } catch (QueryException e) {
      return new Checked(query, 0, "", Optional.of(e.code() + ": " + e.text()));
    }
  }

  /// Takes the times of a query.
  Lap lap(Checked checked, int runs) {
    String name = checked.query.name();
    if (checked.failure.isPresent()) {
      return Lap.failed(name, checked.failure.get());
    }
    String sql = checked.query.sql();
    return new Lap(
        name,
        checked.rows,
        checked.digest,
        times(sql, runs, checked.rows),
        planning(sql),
        Optional.empty());
  }

  private Optional<String> difference(Answer answer, String sql) {
    for (Peer other : others) {
      Optional<String> difference = answer.differenceFrom(other.answer(sql));
      if (difference.isPresent()) {
        return Optional.of("quiver is not " + other.name() + ": " + difference.get());
      }
    }
    return Optional.empty();
  }

  private void warmUp(String sql, double seconds) {
    long end = System.nanoTime() + (long) (seconds * NANOS_PER_SECOND);
    while (System.nanoTime() < end) {
      engines().forEach(engine -> engine.run(sql, clock));
    }
  }

  private SortedMap<String, Double> times(String sql, int runs, long rows) {
    SortedMap<String, List<Long>> nanos = new TreeMap<>();
    for (int run = 0; run < runs; run++) {
      // Whoever runs second finds other things in the processor's caches.
      for (Peer engine : run % 2 == 0 ? engines() : engines().reversed()) {
        Peer.Run done = engine.run(sql, clock);
        if (done.rows() != rows) {
          throw new IllegalStateException(engine.name() + " lost rows: " + done.rows());
        }
        nanos.computeIfAbsent(engine.name(), _ -> new ArrayList<>()).add(done.nanos());
      }
    }
    SortedMap<String, Double> millis = new TreeMap<>();
    nanos.forEach((name, times) -> millis.put(name, Median.millis(times)));
    return millis;
  }

  private double planning(String sql) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < PLANNINGS; i++) {
      nanos.add(quiver.planNanos(sql, clock));
    }
    return Median.millis(nanos);
  }

  private List<Peer> engines() {
    List<Peer> engines = new ArrayList<>(List.of(quiver));
    engines.addAll(others);
    return engines;
  }
}
