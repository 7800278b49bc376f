package dev.quiver.delta.cache;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.exec.context.Budget;
import dev.quiver.logical.catalog.TableStatistics;
import java.util.function.Supplier;

/// What is known about the rows of tables at versions, all files seen.
public final class StatisticsCache {
  private static final long BASE_BYTES = 500;
  private static final long COLUMN_BYTES = 300;

  private final ByteCache<Key, Stamp, TableStatistics> statistics;

  StatisticsCache(Budget budget) {
    this.statistics = new ByteCache<>("statistics", budget);
  }

  private record Key(String location, long version) {}

  /// What tells a table from another made at its place.
  private record Stamp(String id, int files, long bytes) {}

  /// The statistics of a table, taken if they are not there.
  public TableStatistics get(Snapshot table, Supplier<TableStatistics> taken) {
    Key key = new Key(table.location(), table.version());
    Stamp stamp =
        new Stamp(table.metadata().id(), table.files().size(), table.files().totalBytes());
    return statistics
        .get(key, stamp)
        .orElseGet(() -> {
          TableStatistics fresh = taken.get();
          statistics.put(key, stamp, fresh, BASE_BYTES + COLUMN_BYTES * fresh.columns().size());
          return fresh;
        });
  }

  /// How it went.
  public CacheCounts counts() {
    return statistics.counts();
  }

  void clear() {
    statistics.clear();
  }
}
