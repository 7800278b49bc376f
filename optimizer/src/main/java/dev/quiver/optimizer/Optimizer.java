package dev.quiver.optimizer;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Program;
import dev.quiver.optimizer.estimate.Estimate;
import dev.quiver.optimizer.estimate.Estimates;
import dev.quiver.optimizer.estimate.Knowledge;
import dev.quiver.optimizer.planner.PlannedProgram;
import dev.quiver.optimizer.planner.Planner;
import dev.quiver.optimizer.rule.ConstantFolder;
import dev.quiver.optimizer.rule.DeepStack;
import dev.quiver.optimizer.rule.Trace;
import dev.quiver.physical.PhysicalChecker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Makes programs better, and then definite. The only place where plans are rewritten.
///
/// Both doors run on a thread of their own with a deep stack, since plans are trees that rules
/// recurse over.
public final class Optimizer {
  private final Pipeline pipeline;
  private final ConstantFolder folder;
  private final Catalog catalog;
  private final boolean runtimeFilters;

  /// Makes an optimizer over pinned tables; `settings` that name an unknown phase or rule are
  /// refused with a [dev.quiver.optimizer.planner.PlanningException].
  public Optimizer(ConstantFolder folder, Catalog catalog, OptimizerSettings settings) {
    this.pipeline = Pipeline.DEFAULT.without(settings.off());
    this.folder = folder;
    this.catalog = catalog;
    this.runtimeFilters = settings.runtimeFilters();
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
  public PlannedProgram plan(Program program) {
    return DeepStack.call(() -> {
      PlannedProgram planned = new Planner(catalog, runtimeFilters).plan(program);
      PhysicalChecker.check(planned.physical());
      return planned;
    });
  }

  /// What is thought of each node of a program: of the definitions', then of the outputs', each
  /// plan's in preorder.
  public List<Estimate> estimates(Program program) {
    return DeepStack.call(() -> {
      List<Estimate> all = new ArrayList<>();
      Knowledge knowledge = new Knowledge(catalog);
      for (Definition one : program.definitions()) {
        collect(one.plan(), knowledge.estimates(), all);
        knowledge.add(one);
      }
      program.sinks().forEach(sink -> collect(sink.plan(), knowledge.estimates(), all));
      return all;
    });
  }

  private static void collect(Plan plan, Estimates estimates, List<Estimate> all) {
    all.add(Estimate.of(estimates.profile(plan), plan.columns()));
    plan.inputs().forEach(input -> collect(input, estimates, all));
  }
}
