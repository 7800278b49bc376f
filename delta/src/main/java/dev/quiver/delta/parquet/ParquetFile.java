package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.decode.ReaderFactory;
import dev.quiver.delta.parquet.decode.VectorReader;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Parquet file open for reading. Several threads may read at once, a row group each or more.
///
/// Whatever is wrong with a file ends in a [dev.quiver.logical.catalog.TableException] or
/// [dev.quiver.delta.store.StorageException] that names it, from any method here or of the sources
/// it gives.
public final class ParquetFile implements AutoCloseable {
  private final RangedFile file;
  private final ParquetFooter footer;

  private ParquetFile(RangedFile file, ParquetFooter footer) {
    this.file = file;
    this.footer = footer;
  }

  /// Opens a file and reads its footer.
  public static ParquetFile open(ObjectStore store, String path) {
    RangedFile file = store.open(path);
    try {
      return new ParquetFile(file, ParquetFooter.read(file));
    } catch (Throwable e) {
      file.close();
      throw e;
    }
  }

  /// Opens a file whose footer was read before.
  public static ParquetFile open(ObjectStore store, String path, ParquetFooter footer) {
    return open(store.open(path), footer);
  }

  /// Takes over an open file whose footer was read before.
  public static ParquetFile open(RangedFile file, ParquetFooter footer) {
    return new ParquetFile(file, footer);
  }

  /// What the file says about itself; keep it to open the file again.
  public ParquetFooter footer() {
    return footer;
  }

  /// The rows of a row group, in file order, in batches of up to `batchRows` rows: for each column
  /// its values as its type, or NULLs where the file has no such column.
  ///
  /// Memory is the context's. Close the source before this file.
  public RowGroupSource read(
      int rowGroup, List<StoredColumn> columns, int batchRows, ExecutionContext context) {
    RowRanges all = RowRanges.all(footer.rowGroups().get(rowGroup).rows());
    return read(rowGroup, all, columns, Sieve.NONE, batchRows, context);
  }

  /// The same, of some rows those that a sieve lets through; pages without any such rows are not
  /// decoded, nor read where the file says where pages are.
  public RowGroupSource read(
      int rowGroup,
      RowRanges rows,
      List<StoredColumn> columns,
      Sieve sieve,
      int batchRows,
      ExecutionContext context) {
    RowGroup group = footer.rowGroups().get(rowGroup);
    List<VectorReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < columns.size(); i++) {
        boolean whole =
            rows.rows() == group.rows() && (sieve.steps().isEmpty() || sieve.looksAt(i));
        ReaderFactory factory =
            new ReaderFactory(
                file,
                group,
                whole ? Optional.empty() : Optional.of(rows),
                batchRows,
                Kernels.of(context.settings().kernels()),
                context.allocator());
        readers.addAll(factory.open(footer.schema(), List.of(columns.get(i))));
      }
    } catch (Throwable e) {
      readers.forEach(VectorReader::close);
      throw e;
    }
    return new RowGroupSource(
        group, rows, new SievedColumns(readers, sieve), batchRows, context.cancellation());
  }

  @Override
  public void close() {
    file.close();
  }
}
