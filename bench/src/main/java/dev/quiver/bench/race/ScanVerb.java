package dev.quiver.bench.race;

import dev.quiver.bench.generate.TpchTables;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Races the scan of every column of lineitem against DuckDB.
@Command(
    name = "scan",
    description = {
      "Races the scan of each column of TPC-H's lineitem, and of all together, against DuckDB, in"
          + " this process, over the same files.",
      "Sums of numbers, both ends of dates, counts of strings; prints medians in milliseconds, and"
          + " quiver's over duckdb's.",
      "The geometric mean is that of the single columns."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: ./quiver bench scan --scale 1 --form duckdb-zstd --threads 2 --work target/race"
    })
public final class ScanVerb implements Callable<Integer> {
  @Mixin private LineitemFlags flags = new LineitemFlags();

  @Option(names = "--runs", defaultValue = "15", description = "Timed pairs a column; default: 15.")
  private int runs = 15;

  @Option(
      names = "--warm-up",
      defaultValue = "40",
      description = "Seconds of untimed pairs before; default: 40.")
  private int warmUp = 40;

  @Option(names = "--column", description = "Only these columns; 'all columns' for all together.")
  private List<String> columns = List.of();

  @Option(names = "--json", description = "A file for the figures.")
  private Optional<Path> json = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    flags.check(runs, warmUp);
    PrintWriter out = spec.commandLine().getOut();
    List<Question> questions =
        Question.of(TpchTables.schema(RacedTable.NAME)).stream()
            .filter(question -> columns.isEmpty() || columns.contains(question.name()))
            .toList();
    List<Lap> laps;
    try (ScanRace race = new ScanRace(flags.table(), questions, flags.threads(), flags.clock())) {
      race.warmUp(warmUp);
      laps = race.laps(runs);
    }
    out.printf("%-16s %10s %10s %7s%n", "column", "quiver_ms", "duckdb_ms", "ratio");
    laps.forEach(lap -> out.println(lap.line()));
    double mean =
        Lap.geometricMean(laps.stream().filter(lap -> !lap.column().equals(Question.ALL)).toList());
    out.println(String.format(Locale.ROOT, "%-38s %7.2f", "geometric mean", mean));
    if (json.isPresent()) {
      Files.writeString(json.get(), json(laps, mean));
    }
    return 0;
  }

  private String json(List<Lap> laps, double mean) {
    return String.format(
        Locale.ROOT,
        "{\"form\": \"%s\", \"clock\": \"%s\", \"scale\": %s, \"threads\": %d, \"runs\": %d,"
            + " \"geometric_mean\": %.4f, \"columns\": [%n  %s%n]}%n",
        flags.form(),
        flags.clock(),
        flags.scale(),
        flags.threads(),
        runs,
        mean,
        laps.stream().map(Lap::json).collect(Collectors.joining(",\n  ")));
  }
}
