package dev.quiver.delta.cache;

import dev.quiver.exec.context.Budget;

/// The caches of one engine, which share a limit of bytes. Safe for use by several threads.
public final class TableCaches {
  private final Budget budget;
  private final SnapshotCache snapshots;
  private final FooterCache footers;
  private final StatisticsCache statistics;

  /// Caches that hold at most so many bytes together; none at all where that is 0.
  public TableCaches(long bytes) {
    this.budget = new Budget(bytes);
    this.snapshots = new SnapshotCache(budget);
    this.footers = new FooterCache(budget);
    this.statistics = new StatisticsCache(budget);
  }

  /// Caches that keep nothing.
  public static TableCaches none() {
    return new TableCaches(0);
  }

  /// The state of tables at versions.
  public SnapshotCache snapshots() {
    return snapshots;
  }

  /// The footers of data files.
  public FooterCache footers() {
    return footers;
  }

  /// What is known about tables' rows.
  public StatisticsCache statistics() {
    return statistics;
  }

  /// The bytes held.
  public long bytes() {
    return budget.used();
  }

  /// The most bytes that may be held.
  public long limit() {
    return budget.limit();
  }

  /// Lets go of everything.
  public void clear() {
    snapshots.clear();
    footers.clear();
    statistics.clear();
  }
}
