package dev.quiver.delta;

import dev.quiver.delta.deletion.DeletionVectors;
import dev.quiver.delta.deletion.LiveRows;
import dev.quiver.delta.parquet.ParquetFile;
import dev.quiver.delta.parquet.RowGroupSource;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.scan.FilePlanner;
import dev.quiver.delta.scan.Morsel;
import dev.quiver.delta.scan.ScanCounts;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// An open scan of a table.
final class DeltaTableSource implements TableSource {
  private final FilePlanner planner;
  private final LatePruning pruning;
  private final ScanColumns columns;
  private final FilterSteps steps;
  private final List<Morsel> morsels;
  private final DeletionVectors deleted;
  private final ScanCounts counts;
  private final ExecutionContext context;

  /// Takes over the deletion vectors.
  DeltaTableSource(
      FilePlanner planner,
      LatePruning pruning,
      ScanColumns columns,
      FilterSteps steps,
      List<Morsel> morsels,
      DeletionVectors deleted,
      ScanCounts counts,
      ExecutionContext context) {
    this.planner = planner;
    this.pruning = pruning;
    this.columns = columns;
    this.steps = steps;
    this.morsels = List.copyOf(morsels);
    this.deleted = deleted;
    this.counts = counts;
    this.context = context;
  }

  @Override
  public int morsels() {
    return morsels.size();
  }

  @Override
  public BatchSource read(int morsel) {
    Morsel one = morsels.get(morsel);
    RowRanges left = pruning.left(one);
    return left.isEmpty() ? new NoRows() : read(one, left);
  }

  private BatchSource read(Morsel one, RowRanges left) {
    ParquetFile file = ParquetFile.open(planner.open(one.file()), one.footer());
    RowGroupSource rows = null;
    try {
      BitSet satisfied = (BitSet) one.kept().satisfied().clone();
      rows =
          file.read(
              one.kept().group(),
              left,
              columns.stored(),
              steps.sieve(satisfied),
              context.settings().batchRows(),
              context);
      LiveRows live =
          new LiveRows(deleted.of(one.file(), one.footer().rows()), context.settings().batchRows());
      return new MorselSource(
          file, rows, columns, one.file(), live, satisfied, context.allocator());
    } catch (Throwable e) {
      if (rows != null) {
        rows.close();
      }
      file.close();
      throw e;
    }
  }

  /// All that is left of a morsel may be nothing.
  private static final class NoRows implements BatchSource {
    @Override
    public @Nullable Batch next() {
      return null;
    }

    @Override
    public void close() {}
  }

  @Override
  public SortedMap<String, Long> counts() {
    return counts.own();
  }

  @Override
  public void close() {
    deleted.close();
  }
}
