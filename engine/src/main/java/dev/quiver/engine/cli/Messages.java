package dev.quiver.engine.cli;

import dev.quiver.delta.commit.CommitOutcome;
import dev.quiver.engine.RunResult;
import dev.quiver.logical.spec.SpecWarning;
import java.util.List;

/// Says on standard error what is worth saying beside the answer.
final class Messages {
  private Messages() {}

  static void warnings(List<SpecWarning> warnings, SessionFlags flags) {
    if (!flags.isQuiet()) {
      warnings.forEach(warning ->
          System.err.println("warning: " + warning.code().wire() + ": " + warning.message()));
    }
  }

  /// Says which outputs are committed and which are not, and why.
  static int incomplete(RunResult result) {
    for (CommitOutcome outcome : result.outcomes()) {
      System.err.println(
          switch (outcome) {
            case CommitOutcome.Committed done ->
                "committed: " + done.output() + ", version " + done.version();
            case CommitOutcome.Conflict lost -> "quiver: " + lost.message();
            case CommitOutcome.Failed failed ->
                "quiver: " + failed.output() + ": " + failed.error().text();
          });
    }
    return ExitCode.REFUSED;
  }
}
