package dev.quiver.engine.golden;

import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableStatistics;
import java.util.Set;

/// A table as plans are made with it; `partitions` are ordinals of its partition columns.
public record GoldenTable(TableRef ref, TableStatistics statistics, Set<Integer> partitions) {
  public GoldenTable {
    partitions = Set.copyOf(partitions);
  }
}
