package dev.quiver.bench.race;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs two racers in turn, warm, and takes the median of each.
final class ScanRace implements AutoCloseable {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final List<Heat> heats = new ArrayList<>();
  private final Clock clock;

  private record Heat(Question question, QuiverRacer quiver, DuckDbRacer duck) {}

  ScanRace(RacedTable table, List<Question> questions, int threads, Clock clock) {
    this.clock = clock;
    for (Question question : questions) {
      heats.add(
          new Heat(
              question,
              new QuiverRacer(question, table, threads),
              new DuckDbRacer(question, table, threads)));
    }
  }

  /// Asks all questions in turn, once at least and for as long as it takes a JIT to see all there
  /// is to see; both must give the same answers.
  void warmUp(int seconds) {
    long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
    do {
      for (Heat heat : heats) {
        String expected = heat.duck().answer();
        nanos(heat, heat.quiver(), expected);
      }
    } while (System.nanoTime() < end);
  }

  /// Times the questions; both must give the same answer, every time.
  List<Lap> laps(int runs) {
    return heats.stream().map(heat -> lap(heat, runs)).toList();
  }

  private Lap lap(Heat heat, int runs) {
    long[] ours = new long[runs];
    long[] theirs = new long[runs];
    String expected = heat.duck().answer();
    for (int run = 0; run < runs; run++) {
      ours[run] = nanos(heat, heat.quiver(), expected);
      theirs[run] = nanos(heat, heat.duck(), expected);
    }
    return new Lap(heat.question().name(), median(ours), median(theirs));
  }

  private long nanos(Heat heat, Racer racer, String expected) {
    long start = clock.nanos();
    String answer = racer.answer();
    long nanos = clock.nanos() - start;
    if (!answer.equals(expected)) {
      throw new IllegalStateException(
          "%s: %s by %s, expected %s"
              .formatted(
                  heat.question().name(), answer, racer.getClass().getSimpleName(), expected));
    }
    return nanos;
  }

  static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return median / NANOS_PER_MILLI;
  }

  @Override
  public void close() {
    for (Heat heat : heats) {
      heat.quiver().close();
      heat.duck().close();
    }
  }
}
