package dev.quiver.bench.peer;

import dev.quiver.bench.race.Clock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How often a race over queries is run, and by which clock.
public final class TimingFlags {
  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Timed runs of each; default: 5.")
  private int runs = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description = "Untimed runs before, for so long each; default: 3.")
  private double warmUp = 3;

  @Option(
      names = "--clock",
      defaultValue = "WALL",
      description = "${COMPLETION-CANDIDATES}; CPU is steadier beside other work; default: WALL.")
  private Clock clock = Clock.WALL;

  @Spec(Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

  /// Refuses a race without runs.
  public void check() {
    if (runs < 1) {
      throw wrong("not a number of runs: " + runs + "\n  wants 1 or more");
    }
    if (!(warmUp >= 0)) {
      throw wrong("not a time to warm up: " + warmUp + "\n  wants 0 seconds or more");
    }
  }

  /// Timed runs of each.
  public int runs() {
    return runs;
  }

  /// Seconds of untimed runs before.
  public double warmUp() {
    return warmUp;
  }

  /// Whose time counts.
  public Clock clock() {
    return clock;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(verb.commandLine(), message);
  }
}
