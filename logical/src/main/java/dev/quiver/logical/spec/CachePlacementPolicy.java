package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;

/// When the rows of a view are kept for several readers.
public record CachePlacementPolicy(
    long minFanout,
    Optional<Long> minEstimatedRows,
    Optional<Long> cacheMemoryBudget,
    boolean useHistoricalMetrics,
    List<CacheOverride> overrides) {
  public CachePlacementPolicy {
    overrides = List.copyOf(overrides);
  }

  /// A view for which the choice is made already.
  public record CacheOverride(String viewName, CacheAction action) {}
}
