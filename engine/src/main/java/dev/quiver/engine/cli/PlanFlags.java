package dev.quiver.engine.cli;

import dev.quiver.engine.Explanation;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.Session;
import dev.quiver.exec.context.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/// Which plans a verb prints, and what beside them.
final class PlanFlags {
  private static final String PHYSICAL = "physical";

  @Option(
      names = "--stage",
      paramLabel = "S",
      description = "logical, optimized, physical (default) or all.")
  private String stage = PHYSICAL;

  @Option(
      names = "--analyze",
      description =
          "Runs, and adds rows beside those expected, time, memory, and what scans and filters took"
              + " away.")
  private boolean analyze;

  @Option(
      names = "--trace",
      description = "Adds every rule that fired, with the plan before and after.")
  private boolean trace;

  @Option(
      names = "--estimates",
      description = "Adds the rows and bytes expected of every node, and how sure they are.")
  private boolean estimates;

  /// Refuses what only says how plans are shown where none is asked for.
  void checkUnused(String asking) {
    List<String> given = new ArrayList<>();
    addIf(analyze, "--analyze", given);
    addIf(trace, "--trace", given);
    addIf(estimates, "--estimates", given);
    addIf(!stage.equals(PHYSICAL), "--stage", given);
    if (!given.isEmpty()) {
      throw UsageException.of(
          "%s without %s%n  it says how a plan is shown; add %s to see one"
              .formatted(String.join(", ", given), asking, asking));
    }
  }

  private static void addIf(boolean isGiven, String name, List<String> given) {
    if (isGiven) {
      given.add(name);
    }
  }

  /// Prints the plans of a run to standard output.
  void print(Session session, PreparedRun run, Cancellation cancellation) {
    Explanation plain = Explanation.of(run);
    Explanation explanation = estimates ? plain.withEstimates() : plain;
    System.out.print(explanation.text(asked()));
    if (trace) {
      System.out.print(explanation.trace());
    }
    if (analyze) {
      System.out.print(session.analyze(run, cancellation));
    }
  }

  private Explanation.Stage asked() {
    return Arrays.stream(Explanation.Stage.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(stage))
        .findFirst()
        .orElseThrow(() ->
            UsageException.of(
                "unknown stage: " + stage + "\n  has logical, optimized, physical, all"));
  }
}
