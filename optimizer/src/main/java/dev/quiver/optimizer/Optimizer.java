package dev.quiver.optimizer;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.plan.Program;
import dev.quiver.optimizer.planner.Planner;
import dev.quiver.optimizer.rule.ConstantFolder;
import dev.quiver.optimizer.rule.DeepStack;
import dev.quiver.optimizer.rule.Trace;
import dev.quiver.physical.PhysicalChecker;
import dev.quiver.physical.PhysicalProgram;
import java.util.Collection;

/// Makes programs better, and then definite. The only place where plans are rewritten.
///
/// Both doors run on a thread of their own with a deep stack, since plans are trees that rules
/// recurse over.
public final class Optimizer {
  private final Pipeline pipeline;
  private final ConstantFolder folder;
  private final Catalog catalog;

  /// Makes an optimizer over pinned tables; `settings` that name an unknown phase or rule are
  /// refused with a [dev.quiver.optimizer.planner.PlanningException].
  public Optimizer(ConstantFolder folder, Catalog catalog, OptimizerSettings settings) {
    this.pipeline = Pipeline.DEFAULT.without(settings.off());
    this.folder = folder;
    this.catalog = catalog;
  }

  /// The names of all phases and rules, which are those that can be switched off.
  public static Collection<String> names() {
    return Pipeline.DEFAULT.names();
  }

  /// An equivalent program that does less work; `trace` hears of each rule that fires.
  public Program optimize(Program program, Trace trace) {
    return DeepStack.call(() -> new PipelineRun(pipeline, folder, catalog, trace).of(program));
  }

  /// How an optimized program will be carried out.
  public PhysicalProgram plan(Program program) {
    return DeepStack.call(() -> {
      PhysicalProgram physical = new Planner(catalog).plan(program);
      PhysicalChecker.check(physical);
      return physical;
    });
  }
}
