package dev.quiver.delta;

import dev.quiver.delta.Wanted.Said;
import dev.quiver.delta.deletion.DeletionVectors;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.change.ChangeFeed;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.scan.FilePlan;
import dev.quiver.delta.scan.FilePlanner;
import dev.quiver.delta.scan.Morsel;
import dev.quiver.delta.scan.MorselCutter;
import dev.quiver.delta.scan.ScanCounts;
import dev.quiver.delta.skip.FilePruning;
import dev.quiver.delta.skip.Match;
import dev.quiver.delta.skip.Pruner;
import dev.quiver.delta.store.StorageException;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.filter.Sifter;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableContent.Changes;
import dev.quiver.logical.catalog.TableContent.Facts;
import dev.quiver.logical.catalog.TableContent.Manifest;
import dev.quiver.logical.catalog.TableContent.Rows;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Opens scans of pinned tables: decides which files are read, and cuts them into morsels.
public final class DeltaReads {
  private final DeltaTables tables;
  private final Function<Expr, Optional<Literal>> folder;

  /// Reads `tables`; `folder` as in [DeltaCatalog], so that what was promised there is kept here.
  public DeltaReads(DeltaTables tables, Function<Expr, Optional<Literal>> folder) {
    this.tables = tables;
    this.folder = folder;
  }

  /// Opens a scan.
  public TableSource open(TableScan scan, ExecutionContext context) {
    return open(Wanted.all(scan), context);
  }

  /// Opens a scan of which no more than the first `rows` rows are wanted.
  public TableSource open(TableScan scan, long rows, ExecutionContext context) {
    return open(new Wanted(scan, List.of(), rows), context);
  }

  /// Opens a scan whose sifts, in their order, these sifters carry out.
  public TableSource open(TableScan scan, List<Sifter> sifters, ExecutionContext context) {
    return open(new Wanted(scan, sifters, Long.MAX_VALUE), context);
  }

  private TableSource open(Wanted wanted, ExecutionContext context) {
    TableScan scan = wanted.scan();
    TableRef table = scan.table();
    return switch (table.content()) {
      case Rows _ -> open(wanted, tables.snapshot(table), context);
      case Changes changes -> open(scan, tables.feed(table, changes), context);
      case Facts() -> new ValueSource(scan, List.of(tables.facts(table)), context);
      case Manifest() -> new ValueSource(scan, tables.manifest(table), context);
    };
  }

  private TableSource open(TableScan scan, ChangeFeed feed, ExecutionContext context) {
    ScanCounts counts = new ScanCounts(context.metrics(), scan.table().name());
    counts.add("versions", feed.end().version() - feed.from() + 1);
    TableSource source =
        ChainedSource.open(feed.segments(), segment -> open(Wanted.all(scan), segment, context));
    int column =
        scan.imports().stream()
            .map(one -> scan.table().schema().fields().get(one.source()).name())
            .toList()
            .indexOf(Changes.CHANGE_TYPE);
    return column < 0 ? source : new CountedChanges(source, column, counts);
  }

  /// Opens a scan of files. Footers of those left are read now, since row groups are the morsels.
  private TableSource open(Wanted wanted, Snapshot snapshot, ExecutionContext context) {
    TableScan scan = wanted.scan();
    ScanColumns columns = ScanColumns.of(scan, snapshot);
    FilePruning pruning = new FilePruning(snapshot, folder);
    List<Expr> predicates = new ArrayList<>(wanted.predicates(columns));
    List<DataFile> promised = pruning.keep(predicates);
    checkPromises(scan.filters(), predicates, pruning, promised);
    List<Said> said = wanted.said(columns);
    List<DataFile> files = sifted(promised, said, pruning);
    said.forEach(one -> predicates.add(one.predicate()));
    ScanCounts counts =
        new ScanCounts(
            context.metrics(),
            scan.table().name(),
            scan.filters().size(),
            said.stream().map(Said::sifter).toList());
    FilePlanner planner =
        new FilePlanner(
            tables.store(),
            tables.caches().footers(),
            snapshot,
            predicates,
            new Pruner(folder),
            counts,
            context);
    List<FilePlan> plans = new ArrayList<>();
    List<BitSet> satisfied =
        files.stream().map(file -> satisfied(predicates, pruning, file)).toList();
    List<DataFile> first =
        files.subList(0, enough(files, satisfied, predicates.size(), wanted.rows()));
    List<ParquetFooter> footers =
        planner.footers(first, file -> named(scan, file, () -> planner.footer(file)));
    for (int i = 0; i < first.size(); i++) {
      context.cancellation().check();
      DataFile file = first.get(i);
      ParquetFooter footer = footers.get(i);
      BitSet sure = satisfied.get(i);
      plans.add(named(scan, file, () -> planner.plan(file, footer, sure)));
    }
    counts.add("files", snapshot.files().size());
    counts.add("files_read", plans.size());
    counts.add("bytes", snapshot.files().totalBytes());
    List<Morsel> morsels =
        new MorselCutter(planner, columns.stored(), context.settings().threads()).cut(plans);
    counts.add("morsels", morsels.size());
    FilterSteps steps = new FilterSteps(wanted, columns, context);
    DeletionVectors deleted =
        new DeletionVectors(
            tables.store(),
            snapshot.location(),
            context.account("scan " + scan.table().name() + ", deletion vectors"));
    LatePruning late = new LatePruning(wanted, columns, planner);
    return new DeltaTableSource(planner, late, columns, steps, morsels, deleted, counts, context);
  }

  /// The files that may hold rows which sifters let pass.
  private static List<DataFile> sifted(List<DataFile> files, List<Said> said, FilePruning pruning) {
    List<DataFile> left = files;
    for (Said one : said) {
      List<DataFile> kept =
          left.stream().filter(file -> pruning.match(one.predicate(), file) != Match.NONE).toList();
      one.sifter().removed("files", left.size() - kept.size());
      left = kept;
    }
    return left;
  }

  /// The filters that are true for each row of a file.
  private static BitSet satisfied(List<Expr> predicates, FilePruning pruning, DataFile file) {
    BitSet satisfied = new BitSet();
    for (int i = 0; i < predicates.size(); i++) {
      satisfied.set(i, pruning.match(predicates.get(i), file) == Match.ALL);
    }
    return satisfied;
  }

  /// The planner has taken away filters that were promised exactly.
  private static void checkPromises(
      List<ScanFilter> filters, List<Expr> predicates, FilePruning pruning, List<DataFile> files) {
    for (int i = 0; i < predicates.size(); i++) {
      Expr predicate = predicates.get(i);
      if (filters.get(i).pushdown() == Pushdown.EXACT
          && files.stream().anyMatch(file -> pruning.match(predicate, file) != Match.ALL)) {
        throw new IllegalStateException("promised to filter exactly, but cannot: " + predicate);
      }
    }
  }

  /// How many of the files surely hold so many rows that pass all filters, if any do.
  private static int enough(List<DataFile> files, List<BitSet> satisfied, int filters, long rows) {
    int count = 0;
    for (long left = rows; left > 0 && count < files.size(); count++) {
      boolean passes = satisfied.get(count).cardinality() == filters;
      left -= passes ? files.get(count).liveRows().orElse(0) : 0;
    }
    return count;
  }

  private static <T> T named(TableScan scan, DataFile file, Supplier<T> read) {
    try {
      return read.get();
    } catch (StorageException e) {
      if (e.code().equals(StorageException.MISSING)) {
        throw TableErrors.missingFile(scan.table(), file.path(), e);
      }
      throw e;
    }
  }
}
