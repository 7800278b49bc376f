package dev.quiver.engine;

import dev.quiver.delta.DeltaTables;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.spec.SpecHash;
import dev.quiver.logical.spec.SpecWarning;
import dev.quiver.optimizer.planner.PlannedProgram;
import dev.quiver.optimizer.rule.Trace.Firing;
import dev.quiver.physical.PhysicalProgram;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A request planned to the last choice, over tables pinned at their versions: the only thing that
/// is carried out. It may be carried out more than once.
///
/// Only a [Session] makes one, so nothing runs that was not pinned, checked and planned.
public final class PreparedRun {
  private final Origin origin;
  private final DeltaTables tables;
  private final Program logical;
  private final Program optimized;
  private final PlannedProgram planned;
  private final List<Firing> firings;

  PreparedRun(
      Origin origin,
      DeltaTables tables,
      Program logical,
      Program optimized,
      PlannedProgram planned,
      List<Firing> firings) {
    this.origin = origin;
    this.tables = tables;
    this.logical = logical;
    this.optimized = optimized;
    this.planned = planned;
    this.firings = List.copyOf(firings);
  }

  /// What a run says about who asked for it: hash and tags are there for specs, and empty for what
  /// no spec asked.
  record Origin(
      Optional<SpecHash> hash, SortedMap<String, String> lineageTags, List<SpecWarning> warnings) {
    Origin {
      warnings = List.copyOf(warnings);
    }
  }

  /// The identity of the spec, if one asked.
  public Optional<SpecHash> hash() {
    return origin.hash;
  }

  /// What the author of the spec should know.
  public List<SpecWarning> warnings() {
    return origin.warnings;
  }

  /// The program as bound.
  public Program logical() {
    return logical;
  }

  /// The program as the optimizer left it.
  public Program optimized() {
    return optimized;
  }

  /// The program as it is carried out.
  public PhysicalProgram physical() {
    return planned.physical();
  }

  /// The same with what is thought of each of its nodes.
  public PlannedProgram planned() {
    return planned;
  }

  /// The optimizer's changes, in order.
  public List<Firing> firings() {
    return firings;
  }

  SortedMap<String, String> lineageTags() {
    return origin.lineageTags;
  }

  DeltaTables tables() {
    return tables;
  }
}
