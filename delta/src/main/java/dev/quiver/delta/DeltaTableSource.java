package dev.quiver.delta;

import dev.quiver.delta.DeltaReads.Morsel;
import dev.quiver.delta.deletion.DeletionVectors;
import dev.quiver.delta.deletion.LiveRows;
import dev.quiver.delta.parquet.ParquetFile;
import dev.quiver.delta.parquet.RowGroupSource;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import java.util.List;

/// An open scan of a table.
final class DeltaTableSource implements TableSource {
  private final ObjectStore store;
  private final ScanColumns columns;
  private final List<Morsel> morsels;
  private final DeletionVectors deleted;
  private final ExecutionContext context;

  /// Takes over the deletion vectors.
  DeltaTableSource(
      ObjectStore store,
      ScanColumns columns,
      List<Morsel> morsels,
      DeletionVectors deleted,
      ExecutionContext context) {
    this.store = store;
    this.columns = columns;
    this.morsels = List.copyOf(morsels);
    this.deleted = deleted;
    this.context = context;
  }

  @Override
  public int morsels() {
    return morsels.size();
  }

  @Override
  public BatchSource read(int morsel) {
    Morsel one = morsels.get(morsel);
    ParquetFile file = ParquetFile.open(store, one.file().location(), one.footer());
    RowGroupSource rows = null;
    try {
      rows = file.read(one.rowGroup(), columns.stored(), context.settings().batchRows(), context);
      LiveRows live =
          new LiveRows(deleted.of(one.file(), one.footer().rows()), context.settings().batchRows());
      return new MorselSource(file, rows, columns, one.file(), live, context.allocator());
    } catch (Throwable e) {
      if (rows != null) {
        rows.close();
      }
      file.close();
      throw e;
    }
  }

  @Override
  public void close() {
    deleted.close();
  }
}
