package dev.quiver.delta.scan;

import dev.quiver.exec.context.Metrics;
import dev.quiver.exec.filter.Sifter;
import java.util.List;
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
  private final Metrics own;
  private final String prefix;
  private final int filters;
  private final List<Sifter> sifters;

  /// Counts for a scan of a table by its name.
  public ScanCounts(Metrics metrics, String table) {
    this(metrics, table, 0, List.of());
  }

  /// The same for a scan whose first `filters` filters are its own, the others what these sifters
  /// say; each of them hears what it spared.
  public ScanCounts(Metrics metrics, String table, int filters, List<Sifter> sifters) {
    this(metrics, new Metrics(), "scan." + table + ".", filters, sifters);
  }

  private ScanCounts(
      Metrics metrics, Metrics own, String prefix, int filters, List<Sifter> sifters) {
    this.metrics = metrics;
    this.own = own;
    this.prefix = prefix;
    this.filters = filters;
    this.sifters = List.copyOf(sifters);
  }

  /// These counts, for filters that only sifters have said.
  ScanCounts of(List<Sifter> said) {
    return new ScanCounts(metrics, own, prefix, 0, said);
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

  /// A step has shown that a row group holds no row that matches a filter.
  void dropped(String step, int filter) {
    add("row_groups_dropped_by_" + step, 1);
    if (filter >= filters && filter - filters < sifters.size()) {
      sifters.get(filter - filters).removed("row_groups", 1);
    }
  }

  /// A filter has shown that pages of so many rows hold none that matches.
  void passedOver(int filter, long rows) {
    if (rows > 0 && filter >= filters && filter - filters < sifters.size()) {
      sifters.get(filter - filters).removed("rows_in_pages", rows);
    }
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
