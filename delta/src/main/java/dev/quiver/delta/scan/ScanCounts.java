package dev.quiver.delta.scan;

import dev.quiver.exec.context.Metrics;
import java.util.SortedMap;

/// Counts what the steps of a scan had before them and what they kept, by names such as
/// `row_groups_read`; and the same of all scans of a table, as `scan.orders.row_groups_read`. Safe
/// from any thread.
public final class ScanCounts {
  static final String STATISTICS = "statistics";
  static final String PAGES = "page_index";
  static final String BLOOM = "bloom_filter";
  static final String DICTIONARY = "dictionary";

  private final Metrics metrics;
  private final Metrics own = new Metrics();
  private final String prefix;

  /// Counts for a scan of a table by its name.
  public ScanCounts(Metrics metrics, String table) {
    this.metrics = metrics;
    this.prefix = "scan." + table + ".";
  }

  /// Adds to a count.
  public void add(String name, long amount) {
    metrics.add(prefix + name, amount);
    own.add(name, amount);
  }

  /// What this scan has counted.
  public SortedMap<String, Long> own() {
    return own.counters();
  }

  /// A step has shown that a row group holds no row that matches.
  void dropped(String step) {
    add("row_groups_dropped_by_" + step, 1);
  }

  /// Of so many rows of a row group, so many are to be read.
  void rows(long all, long kept) {
    add("rows", all);
    add("rows_read", kept);
  }

  /// Bytes were read, at once.
  void read(long bytes) {
    add("bytes_read", bytes);
    add("reads", 1);
  }

  /// Of so many pages with bounds, so many may hold rows that match.
  void pages(long all, long kept) {
    add("pages", all);
    add("pages_kept", kept);
  }
}
