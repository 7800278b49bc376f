package dev.quiver.bench.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints laps: a line a query, a column an engine, this engine's ratio to each peer, and the
/// geometric means.
public final class LapTable {
  private final List<String> peers;

  /// For races of this engine against these.
  public LapTable(List<String> peers) {
    this.peers = List.copyOf(peers);
  }

  /// The lines of all laps.
  public List<String> lines(List<Lap> laps) {
    List<String> lines = new ArrayList<>(List.of(head()));
    laps.forEach(lap -> lines.add(line(lap)));
    lines.add(means(laps));
    return lines;
  }

  /// The names of the columns.
  public String head() {
    return "%-10s %9s".formatted("query", "rows")
        + engines().map(name -> " %11s".formatted(name + "_ms")).collect(Collectors.joining())
        + peers.stream().map(name -> " %9s".formatted("/" + name)).collect(Collectors.joining())
        + " %9s".formatted("plan_ms");
  }

  /// One query.
  public String line(Lap lap) {
    if (lap.failure().isPresent()) {
      return "%-10s %s".formatted(lap.query(), lap.failure().get());
    }
    return "%-10s %9d".formatted(lap.query(), lap.rows())
        + engines()
            .map(name -> number(" %11.2f", lap.millis().getOrDefault(name, Double.NaN)))
            .collect(Collectors.joining())
        + peers.stream().map(peer -> ratio(lap.ratio(peer))).collect(Collectors.joining())
        + number(" %9.2f", lap.planning());
  }

  /// The means of what counted.
  public String means(List<Lap> laps) {
    List<Lap> counted = laps.stream().filter(lap -> lap.failure().isEmpty()).toList();
    return "%-20s".formatted("geometric mean")
        + engines()
            .map(name ->
                number(
                    " %11.2f",
                    Median.geometricMean(
                        counted.stream()
                            .map(lap -> lap.millis().getOrDefault(name, Double.NaN))
                            .toList())))
            .collect(Collectors.joining())
        + peers.stream()
            .map(peer ->
                ratio(Median.geometricMean(counted.stream().map(lap -> lap.ratio(peer)).toList())))
            .collect(Collectors.joining());
  }

  private Stream<String> engines() {
    return Stream.concat(Stream.of("quiver"), peers.stream());
  }

  private static String ratio(double ratio) {
    return number(" %9.3f", ratio);
  }

  private static String number(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }
}
