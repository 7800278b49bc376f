package dev.quiver.optimizer;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a session may change about optimizing: `off` names phases and rules that are left out
/// (`rules.off`), `runtimeFilters` says whether joins publish filters for scans
/// (`runtime_filters`).
public record OptimizerSettings(SortedSet<String> off, boolean runtimeFilters) {
  /// Everything on.
  public static final OptimizerSettings DEFAULT = new OptimizerSettings(new TreeSet<>(), true);

  public OptimizerSettings {
    off = Collections.unmodifiableSortedSet(new TreeSet<>(off));
  }

  /// Settings that leave these phases and rules out.
  public static OptimizerSettings without(Set<String> off) {
    return new OptimizerSettings(new TreeSet<>(off), true);
  }
}
