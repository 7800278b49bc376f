package dev.quiver.engine.cli;

import dev.quiver.engine.Explanation;
import dev.quiver.engine.PreparedRun;
import dev.quiver.engine.Session;
import dev.quiver.exec.context.Cancellation;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Option;

/// Which plans a verb prints, and what beside them.
final class PlanFlags {
  @Option(
      names = "--stage",
      paramLabel = "S",
      description = "logical, optimized, physical (default) or all.")
  private String stage = "physical";

  @Option(names = "--analyze", description = "Runs, and adds rows, time and memory.")
  private boolean analyze;

  @Option(names = "--trace", description = "Adds every rule that fired.")
  private boolean trace;

  /// Prints the plans of a run to standard output.
  void print(Session session, PreparedRun run, Cancellation cancellation) {
    Explanation explanation = Explanation.of(run);
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
