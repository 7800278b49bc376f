package dev.quiver.engine;

import dev.quiver.delta.DeltaCatalog;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.plan.Program;
import dev.quiver.optimizer.Optimizer;
import dev.quiver.optimizer.OptimizerSettings;
import dev.quiver.optimizer.estimate.Estimate;
import dev.quiver.optimizer.rule.Trace.Change;
import dev.quiver.optimizer.rule.Trace.Firing;
import dev.quiver.physical.PhysicalPrinter;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/// A prepared run's plans as text: the same for the same spec, tables and options.
public final class Explanation {
  private final PreparedRun run;

  private final boolean estimated;

  private Explanation(PreparedRun run, boolean estimated) {
    this.run = run;
    this.estimated = estimated;
  }

  /// The plans a run was prepared with.
  public static Explanation of(PreparedRun run) {
    return new Explanation(run, false);
  }

  /// The same with rows and bytes that are expected of each node beside it.
  public Explanation withEstimates() {
    return new Explanation(run, true);
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
      case LOGICAL -> PlanPrinter.print(run.logical(), beside(run.logical()));
      case OPTIMIZED -> PlanPrinter.print(run.optimized(), beside(run.optimized()));
      case PHYSICAL -> PhysicalPrinter.print(run.physical(), notes(run.planned().estimates()));
      case ALL ->
          "== logical\n"
              + text(Stage.LOGICAL)
              + "\n== optimized\n"
              + text(Stage.OPTIMIZED)
              + "\n== physical\n"
              + text(Stage.PHYSICAL);
    };
  }

  private Iterator<List<String>> beside(Program program) {
    if (!estimated) {
      return Collections.emptyIterator();
    }
    DeltaCatalog catalog = new DeltaCatalog(run.tables(), Folding::fold);
    Optimizer optimizer = new Optimizer(Folding::fold, catalog, OptimizerSettings.DEFAULT);
    return notes(optimizer.estimates(program));
  }

  private Iterator<List<String>> notes(List<Estimate> estimates) {
    return estimated
        ? estimates.stream().map(one -> List.of(EstimateText.of(one))).iterator()
        : Collections.emptyIterator();
  }

  /// Every rule that fired, in order, with what it changed.
  public String trace() {
    StringBuilder text = new StringBuilder("\n== trace\n");
    int number = 0;
    for (Firing firing : run.firings()) {
      text.append(++number).append(". ");
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
