package dev.quiver.optimizer.planner;

import dev.quiver.logical.catalog.Catalog;
import dev.quiver.logical.plan.Definition;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.plan.Sink;
import dev.quiver.optimizer.estimate.Estimate;
import dev.quiver.optimizer.estimate.Estimates;
import dev.quiver.optimizer.estimate.Profile;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a program definite: a share of each definition, and each node the machine that will do it.
public final class Planner {
  private final Catalog catalog;
  private final Optional<FilterPlacement> filters;
  private final Map<String, Profile> known = new HashMap<>();

  /// Makes a planner over pinned tables, for one program; places runtime filters if asked to.
  public Planner(Catalog catalog, boolean runtimeFilters) {
    this.catalog = catalog;
    this.filters = runtimeFilters ? Optional.of(new FilterPlacement()) : Optional.empty();
  }

  /// How the program will be carried out. Definitions that are read once have been inlined by now;
  /// those that are left are worth keeping the rows of.
  public PlannedProgram plan(Program program) {
    List<Share> shares = new ArrayList<>();
    List<Estimate> estimates = new ArrayList<>();
    for (Definition definition : program.definitions()) {
      PlanTranslation translation = translation();
      Planned planned = translation.root(definition.plan());
      known.put(definition.name(), planned.profile());
      planned.collect(estimates);
      shares.add(new Share(definition.name(), planned.plan()));
    }
    List<PhysicalSink> sinks = new ArrayList<>();
    for (Sink sink : program.sinks()) {
      Planned planned = translation().root(sink.plan());
      planned.collect(estimates);
      sinks.add(new PhysicalSink(sink.name(), planned.plan(), sink.target()));
    }
    return new PlannedProgram(new PhysicalProgram(shares, sinks), estimates);
  }

  private PlanTranslation translation() {
    return new PlanTranslation(catalog, new Estimates(catalog, known), filters);
  }
}
