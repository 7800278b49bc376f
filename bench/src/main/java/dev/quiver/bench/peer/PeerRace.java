package dev.quiver.bench.peer;

import dev.quiver.bench.race.Clock;
import dev.quiver.bench.result.Lap;
import dev.quiver.bench.result.Median;
import dev.quiver.logical.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Runs peers in turn, warm, and takes the median of each.
public final class PeerRace {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int PLANNINGS = 21;

  private final QuiverPeer quiver;
  private final List<Peer> others;
  private final Clock clock;

  /// Races this engine against others.
  public PeerRace(QuiverPeer quiver, List<Peer> others, Clock clock) {
    this.quiver = quiver;
    this.others = List.copyOf(others);
    this.clock = clock;
  }

  /// A question whose answer was held to those of all peers; `failure` says how they differ.
  public record Checked(Question question, String digest, Optional<String> failure) {}

  /// Holds the answers to each other, and warms up for some seconds.
  public Checked check(Question question, double warmUp) {
    try {
      Answer answer = quiver.answer(question.check());
      Optional<String> difference = difference(answer, question.check());
      if (difference.isEmpty()) {
        warmUp(question.sql(), warmUp);
      }
      return new Checked(question, answer.digest(), difference);
    } catch (QueryException e) {
      return new Checked(question, "", Optional.of(e.code() + ": " + e.text()));
    }
  }

  /// Takes the times of a question, if it was answered alike.
  public Lap lap(Checked checked, int runs) {
    String name = checked.question.name();
    return checked
        .failure
        .map(failure -> Lap.failed(name, failure))
        .orElseGet(() -> timed(checked, runs));
  }

  /// Takes the times of other engines that stand for these, if the question was answered alike.
  public Lap lap(Checked checked, int runs, List<Peer> cold) {
    String sql = checked.question.sql();
    return checked
        .failure
        .map(failure -> Lap.failed(checked.question.name(), failure))
        .orElseGet(() -> {
          long rows = quiver.run(sql, clock).rows();
          return new Lap(
              checked.question.name(),
              rows,
              checked.digest,
              times(cold, sql, runs, rows),
              Double.NaN,
              Optional.empty());
        });
  }

  private Lap timed(Checked checked, int runs) {
    String sql = checked.question.sql();
    long rows = quiver.run(sql, clock).rows();
    return new Lap(
        checked.question.name(),
        rows,
        checked.digest,
        times(engines(), sql, runs, rows),
        planning(sql),
        Optional.empty());
  }

  private Optional<String> difference(Answer answer, String sql) {
    SortedMap<String, Answer> theirs = new TreeMap<>();
    others.forEach(other -> theirs.put(other.name(), other.answer(sql)));
    Set<Integer> quotients = new TreeSet<>();
    theirs.values().forEach(other -> quotients.addAll(other.near()));
    return theirs.entrySet().stream()
        .flatMap(other ->
            answer.differenceFrom(other.getValue(), quotients).stream()
                .map(difference -> "quiver is not " + other.getKey() + ": " + difference))
        .findFirst();
  }

  private void warmUp(String sql, double seconds) {
    long end = clock.nanos() + (long) (seconds * NANOS_PER_SECOND);
    while (clock.nanos() < end) {
      engines().forEach(engine -> engine.run(sql, clock));
    }
  }

  private SortedMap<String, Double> times(List<Peer> engines, String sql, int runs, long rows) {
    SortedMap<String, List<Long>> nanos = new TreeMap<>();
    for (int run = 0; run < runs; run++) {
      // Whoever runs second finds other things in the processor's caches.
      for (Peer engine : run % 2 == 0 ? engines : engines.reversed()) {
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
