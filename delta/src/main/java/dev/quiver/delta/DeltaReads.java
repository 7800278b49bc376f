package dev.quiver.delta;

import dev.quiver.delta.deletion.DeletionVectors;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.skip.FilePruning;
import dev.quiver.delta.skip.Match;
import dev.quiver.delta.skip.Pruner;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.delta.store.StorageException;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.physical.PhysicalPlan.ScanFilter;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Opens scans of pinned tables: decides which files are read, and cuts them into morsels.
public final class DeltaReads {
  private final DeltaTables tables;
  private final Function<Expr, Optional<Literal>> folder;

  /// Reads `tables`; `folder` as in [DeltaCatalog], so that what was promised there is kept here.
  public DeltaReads(DeltaTables tables, Function<Expr, Optional<Literal>> folder) {
    this.tables = tables;
    this.folder = folder;
  }

  /// Opens a scan. Footers of the files left are read now, since row groups are the morsels.
  public TableSource open(TableScan scan, ExecutionContext context) {
    Snapshot snapshot = tables.snapshot(scan.table());
    ScanColumns columns = ScanColumns.of(scan, snapshot);
    FilePruning pruning = new FilePruning(snapshot, folder);
    List<ScanFilter> filters =
        scan.filters().stream().filter(it -> it.pushdown() != Pushdown.UNSUPPORTED).toList();
    List<Expr> predicates =
        filters.stream().map(filter -> columns.overTable(filter.conjunct())).toList();
    List<DataFile> files = pruning.keep(predicates);
    checkPromises(filters, predicates, pruning, files);
    RowGroupPruning groups = new RowGroupPruning(snapshot, new Pruner(folder));
    List<Morsel> morsels = new ArrayList<>();
    for (DataFile file : files) {
      context.cancellation().check();
      ParquetFooter footer = footer(scan, file);
      for (int group : groups.keep(predicates, footer, file)) {
        morsels.add(new Morsel(file, footer, group));
      }
    }
    count(scan, snapshot, files, morsels, context);
    DeletionVectors deleted =
        new DeletionVectors(
            tables.store(),
            snapshot.location(),
            context.account("scan " + scan.table().name() + ", deletion vectors"));
    return new DeltaTableSource(tables.store(), columns, morsels, deleted, context);
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

  private ParquetFooter footer(TableScan scan, DataFile file) {
    try (RangedFile opened = tables.store().open(file.location())) {
      return ParquetFooter.read(opened);
    } catch (StorageException e) {
      if (e.code().equals(StorageException.MISSING)) {
        throw TableErrors.missingFile(scan.table(), file.path(), e);
      }
      throw e;
    }
  }

  private static void count(
      TableScan scan,
      Snapshot snapshot,
      List<DataFile> files,
      List<Morsel> morsels,
      ExecutionContext context) {
    String prefix = "scan." + scan.table().name() + ".";
    context.metrics().add(prefix + "files", snapshot.files().size());
    context.metrics().add(prefix + "files_read", files.size());
    context.metrics().add(prefix + "row_groups_read", morsels.size());
    context.metrics().add(prefix + "bytes_read", files.stream().mapToLong(DataFile::bytes).sum());
  }

  /// A row group of a file.
  record Morsel(DataFile file, ParquetFooter footer, int rowGroup) {}
}
