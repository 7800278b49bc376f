package dev.quiver.delta.scan;

import dev.quiver.delta.cache.FooterCache;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.skip.Pruner;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.filter.Sifter;
import dev.quiver.logical.expr.Expr;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/// Decides what a scan reads of each of its files. In filters a column's id is its ordinal in the
/// table.
public final class FilePlanner {
  /// For fewer a thread is not worth starting.
  private static final int FILES_A_THREAD = 8;

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

  /// A file's footer, read or remembered; safe from any thread.
  public ParquetFooter footer(DataFile file) {
    try (RangedFile opened = open(file)) {
      return footer(opened);
    }
  }

  /// The footers of files, read at once where they are many.
  public List<ParquetFooter> footers(List<DataFile> files, Function<DataFile, ParquetFooter> each) {
    return FooterReads.all(
        files.size(),
        Math.min(context.settings().threads(), files.size() / FILES_A_THREAD),
        file -> {
          context.cancellation().check();
          return each.apply(files.get(file));
        });
  }

  /// Reads what a file has to skip rows by. The filters of `satisfied` are true for all rows of the
  /// file.
  public FilePlan plan(DataFile file, ParquetFooter footer, BitSet satisfied) {
    try (RangedFile opened = open(file)) {
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

  /// The rows of a morsel that may match what sifters have said since it was cut.
  public RowRanges left(Morsel morsel, List<Expr> said, List<Sifter> sifters) {
    try (RangedFile opened = open(morsel.file())) {
      ScanCounts heard = counts.of(sifters);
      FileColumns columns = new FileColumns(snapshot, morsel.footer(), morsel.file());
      return new RowGroupPruning(said, opened, morsel.footer(), columns, pruner, heard, context)
          .left(morsel.kept());
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
