package dev.quiver.bench.log;

import dev.quiver.bench.log.LogTable.Form;
import dev.quiver.bench.race.Clock;
import dev.quiver.delta.log.Snapshot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Times opening, pruning and planning over a log of very many files.
@Command(
    name = "log",
    description = {
      "Makes a log of very many files and times, in milliseconds (medians, warm): opening it, adding up its statistics,",
      "pruning by a partition and a bound, all of planning a query with its own opening, and Kernel's own replay.",
      "Heap: what the open table holds, and the most the process may have."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./quiver bench log --files 1000000 --work target/bench"})
public final class LogVerb implements Callable<Integer> {
  private static final double NANOS_PER_MILLI = 1e6;

  @Option(
      names = "--files",
      defaultValue = "100000",
      description = "Files in the checkpoint; default: 100000.")
  private int files = 100_000;

  @Option(
      names = "--parts",
      defaultValue = "1",
      description = "Parts of the checkpoint; default: 1.")
  private int parts = 1;

  @Option(
      names = "--commits",
      defaultValue = "50",
      description = "Commits behind the checkpoint; default: 50.")
  private int commits = 50;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "Timed runs a step, after one to be warm; default: 3.")
  private int runs = 3;

  @Option(
      names = "--kernel",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Time Kernel's own replay too, once.")
  private boolean kernel = true;

  @Option(
      names = "--clock",
      defaultValue = "WALL",
      description = "WALL, or CPU of the whole process beside other work; default: WALL.")
  private Clock clock = Clock.WALL;

  @Option(
      names = "--work",
      defaultValue = "target/bench",
      description = "Where tables are made and found again; default: target/bench.")
  private Path work = Path.of("target/bench");

  @CommandLine.Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%-8s %9s %9s %9s %9s %9s %9s %9s %9s%n",
        "stats", "files", "open", "sum up", "prune", "kept", "plan", "kernel", "heap MiB");
    for (Form form : Form.values()) {
      out.println(line(LogTable.at(work, files, parts, form, commits), form));
      out.flush();
    }
    out.printf("most heap: %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
    return 0;
  }

  private String line(LogTable table, Form form) {
    LogSteps steps = new LogSteps(table);
    double open = median(steps::open);
    Snapshot snapshot = steps.open();
    long heap = snapshot.files().heapBytes() >> 20;
    String line =
        "%-8s %9d %9.1f %9.1f %9.1f %9d "
            .formatted(
                form,
                snapshot.files().size(),
                open,
                median(() -> steps.statistics(snapshot)),
                median(() -> steps.prune(snapshot)),
                steps.prune(snapshot));
    return line
        + "%9.1f %9s %9d"
            .formatted(
                median(steps::plan), kernel ? "%.1f".formatted(once(steps::kernel)) : "-", heap);
  }

  private double median(Supplier<?> step) {
    once(step);
    double[] millis = new double[runs];
    Arrays.setAll(millis, _ -> once(step));
    Arrays.sort(millis);
    return millis[runs / 2];
  }

  private double once(Supplier<?> step) {
    long start = clock.nanos();
    if (step.get() == null) {
      throw new IllegalStateException("no result");
    }
    return (clock.nanos() - start) / NANOS_PER_MILLI;
  }
}
