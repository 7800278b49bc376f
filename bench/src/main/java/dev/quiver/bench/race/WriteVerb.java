package dev.quiver.bench.race;

import dev.quiver.bench.generate.TableForm;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Races the copying of lineitem against DuckDB.
@Command(
    name = "write",
    description = {
      "Races the copying of TPC-H's lineitem, read from files and written to Snappy files, against"
          + " DuckDB's COPY.",
      "Prints medians in milliseconds, and quiver's over duckdb's."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./quiver bench write --scale 1 --work target/race"})
public final class WriteVerb implements Callable<Integer> {
  @Option(names = "--scale", defaultValue = "1", description = "The scale factor; default: 1.")
  private double scale = 1;

  @Option(
      names = "--work",
      required = true,
      description = "The folder of the table, made if it is not there, and of the copies.")
  private Path work = Path.of("");

  @Option(
      names = "--form",
      defaultValue = "duckdb-snappy",
      description = "Who wrote the files: ${COMPLETION-CANDIDATES}; default: duckdb-snappy.")
  private TableForm form = TableForm.DUCKDB_SNAPPY;

  @Option(names = "--runs", defaultValue = "5", description = "Timed pairs; default: 5.")
  private int runs = 5;

  @Option(
      names = "--warm-up",
      defaultValue = "3",
      description = "Untimed pairs before; default: 3.")
  private int warmUp = 3;

  @Option(names = "--threads", defaultValue = "1", description = "Threads of each; default: 1.")
  private int threads = 1;

  @Option(
      names = "--clock",
      defaultValue = "WALL",
      description = "${COMPLETION-CANDIDATES}; CPU is steadier beside other work; default: WALL.")
  private Clock clock = Clock.WALL;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    RacedTable table = RacedTable.at(work, scale, form);
    try (WriteRace race =
        new WriteRace(table, work.toAbsolutePath().resolve("copies"), threads, clock)) {
      if (warmUp > 0) {
        race.lap(warmUp);
      }
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%-16s %10s %10s %7s%n", "", "quiver_ms", "duckdb_ms", "ratio");
      out.println(race.lap(runs).line());
    }
    return 0;
  }
}
