package dev.quiver.engine;

import dev.quiver.delta.DeltaTables;
import dev.quiver.logical.plan.Program;
import dev.quiver.logical.spec.SpecHash;
import dev.quiver.logical.spec.SpecWarning;
import dev.quiver.optimizer.rule.Trace.Firing;
import dev.quiver.physical.PhysicalProgram;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A request planned to the last choice, over tables pinned at their versions: the only thing that
/// is carried out. It may be carried out more than once.
///
/// `hash` and `lineageTags` are there for specs, and empty for what no spec asked; `firings` are
/// the optimizer's, in order.
public record PreparedRun(
    Optional<SpecHash> hash,
    SortedMap<String, String> lineageTags,
    DeltaTables tables,
    Program logical,
    Program optimized,
    PhysicalProgram physical,
    List<Firing> firings,
    List<SpecWarning> warnings) {
  public PreparedRun {
    firings = List.copyOf(firings);
    warnings = List.copyOf(warnings);
  }
}
