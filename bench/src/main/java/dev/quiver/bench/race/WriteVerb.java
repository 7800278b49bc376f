package dev.quiver.bench.race;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
  @Mixin private LineitemFlags flags = new LineitemFlags();

  @Option(names = "--runs", defaultValue = "5", description = "Timed pairs; default: 5.")
  private int runs = 5;

  @Option(
      names = "--warm-up",
      defaultValue = "3",
      description = "Untimed pairs before; default: 3.")
  private int warmUp = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    flags.check(runs, warmUp);
    try (WriteRace race =
        new WriteRace(flags.table(), flags.beside("copies"), flags.threads(), flags.clock())) {
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
