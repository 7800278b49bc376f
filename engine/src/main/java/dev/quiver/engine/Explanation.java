package dev.quiver.engine;

import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.optimizer.rule.Trace.Change;
import dev.quiver.optimizer.rule.Trace.Firing;
import dev.quiver.physical.PhysicalPrinter;

/// A prepared run's plans as text: the same for the same spec, tables and options.
public final class Explanation {
  private final PreparedRun run;

  private Explanation(PreparedRun run) {
    this.run = run;
  }

  /// The plans a run was prepared with.
  public static Explanation of(PreparedRun run) {
    return new Explanation(run);
  }

  /// Where between the spec and its execution.
  public enum Stage {
    /// As bound.
    LOGICAL,
    /// As the optimizer left it.
    OPTIMIZED,
    /// As it is carried out.
    PHYSICAL,
    ALL
  }

  /// The plans of a stage; of all stages, each under its heading.
  public String text(Stage stage) {
    return switch (stage) {
      case LOGICAL -> PlanPrinter.print(run.logical());
      case OPTIMIZED -> PlanPrinter.print(run.optimized());
      case PHYSICAL -> PhysicalPrinter.print(run.physical());
      case ALL ->
          "== logical\n"
              + text(Stage.LOGICAL)
              + "\n== optimized\n"
              + text(Stage.OPTIMIZED)
              + "\n== physical\n"
              + text(Stage.PHYSICAL);
    };
  }

  /// Every rule that fired, with what it changed.
  public String trace() {
    StringBuilder text = new StringBuilder("\n== trace\n");
    for (Firing firing : run.firings()) {
      text.append(firing.phase()).append(": ").append(firing.rule());
      switch (firing.change()) {
        case Change.Node(var within, var before, var after) ->
            append(
                text.append(" in ").append(within),
                PlanPrinter.print(before),
                PlanPrinter.print(after));
        case Change.Whole(var before, var after) ->
            append(text, PlanPrinter.print(before), PlanPrinter.print(after));
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String before, String after) {
    text.append('\n');
    before.lines().forEach(line -> text.append("  - ").append(line).append('\n'));
    after.lines().forEach(line -> text.append("  + ").append(line).append('\n'));
  }
}
