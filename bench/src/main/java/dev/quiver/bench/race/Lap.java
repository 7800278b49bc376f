package dev.quiver.bench.race;

import java.util.List;
import java.util.Locale;

/// What a column took, in milliseconds.
record Lap(String column, double quiver, double duckdb) {
  double ratio() {
    return quiver / duckdb;
  }

  static double geometricMean(List<Lap> laps) {
    return Math.exp(laps.stream().mapToDouble(lap -> Math.log(lap.ratio())).average().orElse(0));
  }

  String line() {
    return String.format(Locale.ROOT, "%-16s %10.1f %10.1f %7.2f", column, quiver, duckdb, ratio());
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"column\": \"%s\", \"quiver_ms\": %.3f, \"duckdb_ms\": %.3f, \"ratio\": %.4f}",
        column,
        quiver,
        duckdb,
        ratio());
  }
}
