package dev.quiver.delta;

import dev.quiver.delta.DeltaReads.Morsel;
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
  private final ExecutionContext context;

  DeltaTableSource(
      ObjectStore store, ScanColumns columns, List<Morsel> morsels, ExecutionContext context) {
    this.store = store;
    this.columns = columns;
    this.morsels = List.copyOf(morsels);
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
      return new MorselSource(file, rows, columns, one.file().partition(), context.allocator());
    } catch (Throwable e) {
      if (rows != null) {
        rows.close();
      }
      file.close();
      throw e;
    }
  }

  @Override
  public void close() {}
}
