package dev.quiver.bench.cost;

import dev.quiver.bench.operator.AggregateBenchmark;
import dev.quiver.bench.operator.JoinBenchmark;
import dev.quiver.bench.operator.SortBenchmark;
import dev.quiver.bench.race.Clock;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Measures what a row costs where it is built, looked up, grouped and sorted.
@Command(
    name = "cost",
    description = {
      "Measures nanoseconds a row of one thread, in joins, aggregates and sorts of int64 columns in"
          + " memory (medians), and each beside a row that probes a small table.",
      "To hold the constants of the optimizer's costs against."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./quiver bench cost --clock CPU"})
public final class CostVerb implements Callable<Integer> {
  private static final int SMALL = 1_000;

  @Option(
      names = "--rows",
      defaultValue = "1000000",
      description = "Of large tables; default: 1000000.")
  private int rows = 1_000_000;

  @Option(names = "--runs", defaultValue = "5", description = "Timed runs of each; default: 5.")
  private int runs = 5;

  @Option(
      names = "--clock",
      defaultValue = "WALL",
      description = "${COMPLETION-CANDIDATES}; CPU is steadier beside other work; default: WALL.")
  private Clock clock = Clock.WALL;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    out.printf("%-34s %8s %8s%n", "a row", "ns", "ratio");
    double probes = 2.0 * rows;
    join(SMALL, 2 * rows); // once, to be warm
    double small = join(SMALL, 2 * rows);
    double probe = small / probes;
    print(out, "that probes a small table", probe, probe);
    double build = join(rows, 1);
    print(out, "that is built", build / rows, probe);
    double large = Math.max(0, join(rows, 2 * rows) - build);
    print(out, "that probes a large table", large / probes, probe);
    print(out, "of few groups", aggregate(10) / AggregateBenchmark.ROWS, probe);
    print(out, "of many groups", aggregate(rows) / AggregateBenchmark.ROWS, probe);
    print(out, "that is sorted", sort() / SortBenchmark.ROWS, probe);
    return 0;
  }

  private static void print(PrintWriter out, String row, double nanos, double probe) {
    out.println(String.format(Locale.ROOT, "%-34s %8.1f %8.1f", row, nanos, nanos / probe));
    out.flush();
  }

  private double join(int built, int probes) {
    JoinBenchmark join = new JoinBenchmark();
    join.built = built;
    join.probes = probes;
    join.prepare();
    double nanos = median(join::join);
    join.free();
    return nanos;
  }

  private double aggregate(int groups) {
    AggregateBenchmark aggregate = new AggregateBenchmark();
    aggregate.groups = groups;
    aggregate.prepare();
    double nanos = median(aggregate::aggregate);
    aggregate.free();
    return nanos;
  }

  private double sort() {
    SortBenchmark sort = new SortBenchmark();
    sort.keys = 1_000_000_000;
    sort.prepare();
    double nanos = median(sort::sort);
    sort.free();
    return nanos;
  }

  /// The first runs are for the compiler.
  private double median(LongSupplier run) {
    long[] nanos = new long[runs];
    for (int i = -runs; i < runs; i++) {
      long start = clock.nanos();
      if (run.getAsLong() < 0) {
        throw new IllegalStateException("fewer rows than none");
      }
      nanos[Math.max(i, 0)] = clock.nanos() - start;
    }
    Arrays.sort(nanos);
    return nanos[runs / 2];
  }
}
