package dev.quiver.bench.lookup;

import dev.quiver.bench.lookup.LookupRace.Result;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Looks up a few rows in many files.
@Command(
    name = "lookup",
    description = {
      "Looks up a key by bloom filters, one that is not there, and a range of a clustered column in"
          + " many files, against DuckDB over the same files.",
      "Prints which part of the bytes was read, medians in milliseconds, and quiver's over duckdb's."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./quiver bench lookup --files 1000 --work target/lookup"})
public final class LookupVerb implements Callable<Integer> {
  @Option(
      names = "--files",
      defaultValue = "1000",
      description = "Files of about a mebibyte; default: 1000.")
  private int files = 1_000;

  @Option(
      names = "--work",
      required = true,
      description = "The folder of the table, made if it is not there.")
  private Path work = Path.of("");

  @Option(names = "--threads", defaultValue = "1", description = "Threads of each; default: 1.")
  private int threads = 1;

  @Option(names = "--runs", defaultValue = "15", description = "Timed pairs; default: 15.")
  private int runs = 15;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    LookupTable table = LookupTable.at(work, files);
    LookupRace race = new LookupRace(table, threads, runs);
    out.printf(
        "%-12s %6s %8s %10s %10s %7s%n",
        "look-up", "rows", "read", "quiver_ms", "duckdb_ms", "ratio");
    for (Lookup lookup : Lookup.of(table)) {
      out.println(line(race.run(lookup)));
      out.flush();
    }
    return 0;
  }

  private static String line(Result result) {
    return String.format(
        Locale.ROOT,
        "%-12s %6d %7.3f%% %10.1f %10.1f %7.2f",
        result.lookup().name(),
        result.rows(),
        100 * result.share(),
        result.quiver(),
        result.duckdb(),
        result.ratio());
  }
}
