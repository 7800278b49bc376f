package dev.quiver.delta.scan;

import dev.quiver.delta.cache.FooterCache;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.skip.Pruner;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.logical.expr.Expr;
import java.util.BitSet;
import java.util.List;

/// Decides what a scan reads of each of its files. In filters a column's id is its ordinal in the
/// table.
public final class FilePlanner {
  private final ObjectStore store;
  private final FooterCache footers;
  private final Snapshot snapshot;
  private final List<Expr> filters;
  private final Pruner pruner;
  private final ScanCounts counts;
  private final ExecutionContext context;

  /// Plans for one scan of a snapshot.
  public FilePlanner(
      ObjectStore store,
      FooterCache footers,
      Snapshot snapshot,
      List<Expr> filters,
      Pruner pruner,
      ScanCounts counts,
      ExecutionContext context) {
    this.store = store;
    this.footers = footers;
    this.snapshot = snapshot;
    this.filters = List.copyOf(filters);
    this.pruner = pruner;
    this.counts = counts;
    this.context = context;
  }

  /// Reads a file's footer, and what else it has to skip rows by. The filters of `satisfied` are
  /// true for all rows of the file.
  public FilePlan plan(DataFile file, BitSet satisfied) {
    try (RangedFile opened = open(file)) {
      ParquetFooter footer = footer(opened);
      RowGroupPruning pruning =
          new RowGroupPruning(
              filters,
              opened,
              footer,
              new FileColumns(snapshot, footer, file),
              pruner,
              counts,
              context);
      return new FilePlan(file, footer, pruning.keep(satisfied));
    }
  }

  private ParquetFooter footer(RangedFile opened) {
    FooterCache.Found found = footers.read(store, opened);
    counts.add(found.cached() ? "footers_cached" : "footers_read", 1);
    return found.footer();
  }

  /// Opens a file whose reads are counted.
  public RangedFile open(DataFile file) {
    return new CountedFile(store.open(file.location()), counts);
  }
}
