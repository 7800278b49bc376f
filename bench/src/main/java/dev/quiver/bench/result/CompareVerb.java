package dev.quiver.bench.result;

import dev.quiver.bench.race.BenchException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Compares two results.
@Command(
    name = "compare",
    description = {
      "Compares this engine's times in two results of a race, as --json writes them.",
      "Where both raced a peer, times are taken as ratios to it. Ends with 1 where the new one is"
          + " slower than the tolerances allow.",
      "Queries that the new one raced besides are not looked at; those it lacks are an error, unless"
          + " --some is said."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./quiver bench compare bench/results/tpch-1.json target/tpch.json"})
public final class CompareVerb implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "A result.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "Another, later one.")
  private Path now = Path.of("");

  @Option(
      names = "--tolerance",
      paramLabel = "PART",
      defaultValue = "0.05",
      description = "How much slower the mean may be; default: 0.05.")
  private double tolerance = 0.05;

  @Option(
      names = "--tolerance-of-one",
      paramLabel = "PART",
      defaultValue = "0.25",
      description = "How much slower any one query may be; default: 0.25.")
  private double toleranceOfOne = 0.25;

  @Option(
      names = "--some",
      description = "Only what the new one has: it raced fewer queries on purpose.")
  private boolean some;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Comparison comparison = new Comparison(RaceResult.read(old), RaceResult.read(now));
    if (comparison.queries() == 0) {
      throw BenchException.noResult(now, "it has no query in common with " + old);
    }
    if (!some && !comparison.missing().isEmpty()) {
      throw BenchException.missing(now, comparison.missing());
    }
    PrintWriter out = spec.commandLine().getOut();
    comparison.lines().forEach(out::println);
    out.flush();
    return comparison.isWithin(tolerance, toleranceOfOne) ? 0 : 1;
  }
}
