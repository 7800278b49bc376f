package dev.quiver.bench.component;

import dev.quiver.bench.result.Lap;
import java.util.Locale;
import java.util.Optional;

/// What a component took, with and without its scan; `one` is what one thread took.
record ComponentLap(Lap lap, Lap scan, double bar, Optional<Double> one) {
  private static final String PEER = "duckdb";

  static String head(boolean speedUp) {
    return String.format(
            Locale.ROOT,
            "%-26s %10s %10s %7s %5s %5s %10s %10s %9s",
            "component",
            "quiver_ms",
            "duckdb_ms",
            "ratio",
            "bar",
            "",
            "scan_q_ms",
            "scan_d_ms",
            "less_scan")
        + (speedUp ? " %9s".formatted("speed_up") : "");
  }

  String line() {
    if (lap.failure().isPresent()) {
      return "%-26s %s".formatted(lap.query(), lap.failure().get());
    }
    return String.format(
            Locale.ROOT,
            "%-26s %10.1f %10.1f %7.2f %5.1f %5s %10.1f %10.1f %9.2f",
            lap.query(),
            millis(lap, "quiver"),
            millis(lap, PEER),
            lap.ratio(PEER),
            bar,
            lap.ratio(PEER) <= bar ? "ok" : "ABOVE",
            millis(scan, "quiver"),
            millis(scan, PEER),
            withoutScan())
        + one.map(millis -> String.format(Locale.ROOT, " %9.2f", millis / millis(lap, "quiver")))
            .orElse("");
  }

  /// The ratio of what is left after the scan; NaN where the scan alone took longer, as it may
  /// where a query reads less than all.
  double withoutScan() {
    double ours = millis(lap, "quiver") - millis(scan, "quiver");
    double theirs = millis(lap, PEER) - millis(scan, PEER);
    return ours > 0 && theirs > 0 ? ours / theirs : Double.NaN;
  }

  private static double millis(Lap lap, String engine) {
    return lap.millis().getOrDefault(engine, Double.NaN);
  }
}
