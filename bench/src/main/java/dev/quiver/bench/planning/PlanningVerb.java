package dev.quiver.bench.planning;

import dev.quiver.logical.plan.Program;
import dev.quiver.logical.spec.Spec;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// Times the steps of planning large specs, and prints a table.
@Command(
    name = "planning",
    description = {
      "Times reading, binding, optimizing and planning of large specs, in milliseconds (medians, warm).",
      "Linear means: ten times the size, about ten times the time."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./quiver bench planning"})
public final class PlanningVerb implements Callable<Integer> {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final List<Case> CASES =
      List.of(
          new Case(SpecShape.DIAMONDS, 6),
          new Case(SpecShape.DIAMONDS, 60),
          new Case(SpecShape.CHAIN, 1_000),
          new Case(SpecShape.CHAIN, 10_000),
          new Case(SpecShape.VIEWS, 1_000),
          new Case(SpecShape.VIEWS, 10_000));

  @Option(names = "--runs", defaultValue = "9", description = "Timed runs a line; default: 9.")
  private int runs = 9;

  @CommandLine.Spec private CommandSpec command = CommandSpec.create();

  private record Case(SpecShape shape, int size) {}

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%-10s %8s %10s %10s %10s %10s%n", "shape", "size", "read", "bind", "optimize", "plan");
    try (PlanningSteps steps = new PlanningSteps()) {
      CASES.forEach(one -> line(one, steps)); // once, to be warm
      for (Case one : CASES) {
        out.println(line(one, steps));
        out.flush();
      }
    }
    return 0;
  }

  private String line(Case one, PlanningSteps steps) {
    String json = one.shape().json(one.size());
    Spec spec = PlanningSteps.read(json);
    Program bound = PlanningSteps.bind(spec);
    Program optimized = steps.optimize(bound);
    return String.format(
        Locale.ROOT,
        "%-10s %8d %10.1f %10.1f %10.1f %10.1f",
        one.shape(),
        one.size(),
        median(() -> PlanningSteps.read(json)),
        median(() -> PlanningSteps.bind(spec)),
        median(() -> steps.optimize(bound)),
        median(() -> steps.plan(optimized)));
  }

  private double median(Supplier<?> step) {
    long[] nanos = new long[runs];
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      if (step.get() == null) {
        throw new IllegalStateException("no result");
      }
      nanos[run] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos[runs / 2] / NANOS_PER_MILLI;
  }
}
