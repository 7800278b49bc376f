package dev.quiver.optimizer;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.PlanChecker;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.optimizer.Step.Across;
import dev.quiver.optimizer.Step.Within;
import dev.quiver.optimizer.estimate.Knowledge;
import dev.quiver.optimizer.program.ProgramContext;
import dev.quiver.optimizer.rule.ConstantFolder;
import dev.quiver.optimizer.rule.Phase;
import dev.quiver.optimizer.rule.RuleContext;
import dev.quiver.optimizer.rule.Trace;
import dev.quiver.optimizer.rule.Trace.Change.Node;
import dev.quiver.optimizer.rule.Trace.Change.Whole;
import dev.quiver.optimizer.rule.Trace.Firing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One program on its way through a pipeline, checked after every step.
final class PipelineRun {
  private final Pipeline pipeline;
  private final ConstantFolder folder;
  private final Catalog catalog;
  private final Trace trace;

  PipelineRun(Pipeline pipeline, ConstantFolder folder, Catalog catalog, Trace trace) {
    this.pipeline = pipeline;
    this.folder = folder;
    this.catalog = catalog;
    this.trace = trace;
  }

  Program of(Program program) {
    check("binding", program);
    Program current = program;
    for (int pass = 0; pass < pipeline.steps().size(); pass++) {
      Step step = pipeline.steps().get(pass);
      current =
          switch (step) {
            case Within(var phase) -> within(phase, pass, current);
            case Across across -> across(across, pass, current);
          };
      check(step.name(), current);
    }
    return current;
  }

  private static void check(String after, Program program) {
    try {
      PlanChecker.check(program);
    } catch (IllegalStateException nonsense) {
      throw new IllegalStateException("after " + after + ": " + nonsense.getMessage(), nonsense);
    }
  }

  private Program within(Phase phase, int pass, Program program) {
    List<Definition> definitions = new ArrayList<>();
    Knowledge knowledge = new Knowledge(catalog);
    for (Definition one : program.definitions()) {
      Plan plan = settle(phase, pass, one.name(), one.plan(), knowledge);
      definitions.add(new Definition(one.name(), plan));
      knowledge.add(definitions.getLast());
    }
    List<Sink> sinks = new ArrayList<>();
    for (Sink one : program.sinks()) {
      Plan plan = settle(phase, pass, one.name(), one.plan(), knowledge);
      sinks.add(new Sink(one.name(), plan, one.target()));
    }
    return new Program(definitions, sinks);
  }

  private Program across(Across step, int pass, Program program) {
    Phase phase = step.phase();
    Optional<Program> after =
        step.rule()
            .apply(
                program,
                new ProgramContext() {
                  @Override
                  public Plan settle(String within, Plan plan) {
                    return PipelineRun.this.settle(phase, pass, within, plan, knowledge());
                  }

                  @Override
                  public Knowledge knowledge() {
                    return new Knowledge(catalog);
                  }
                });
    after.ifPresent(changed -> {
      Whole change = new Whole(program, changed);
      trace.fired(new Firing(step.name(), pass, 0, step.rule().name(), change));
    });
    return after.orElse(program);
  }

  private Plan settle(Phase phase, int pass, String within, Plan plan, Knowledge knowledge) {
    RuleContext context = new RuleContext(plan, folder, catalog, knowledge);
    Plan settled =
        phase.run(
            plan,
            context,
            (index, before, after) -> {
              Node change = new Node(within, before, after);
              String rule = phase.rules().get(index).name();
              trace.fired(new Firing(phase.name(), pass, index, rule, change));
            });
    trace.visited(phase.name(), within, context.visits());
    return settled;
  }
}
