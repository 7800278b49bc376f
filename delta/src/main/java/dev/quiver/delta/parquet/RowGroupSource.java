package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.decode.VectorReader;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.io.BatchSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives the rows of one row group, in file order and without gaps.
public final class RowGroupSource implements BatchSource {
  private final List<VectorReader> readers;
  private final int batchRows;
  private final Cancellation cancellation;
  private long next;
  private long left;
  private long position;

  RowGroupSource(
      RowGroup group, List<VectorReader> readers, int batchRows, Cancellation cancellation) {
    this.readers = readers;
    this.batchRows = batchRows;
    this.cancellation = cancellation;
    this.next = group.firstRow();
    this.left = group.rows();
  }

  @Override
  public @Nullable Batch next() {
    cancellation.check();
    if (left == 0) {
      return null;
    }
    int rows = (int) Math.min(batchRows, left);
    List<ColumnVector> columns = new ArrayList<>(readers.size());
    try {
      for (VectorReader reader : readers) {
        columns.add(reader.read(rows));
      }
    } catch (Throwable e) {
      columns.forEach(ColumnVector::close);
      throw e;
    }
    position = next;
    next += rows;
    left -= rows;
    return Batch.of(columns, rows);
  }

  /// The position in the file, counted over all its row groups, of the first row of the batch given
  /// last; the others follow it one by one.
  public long position() {
    return position;
  }

  @Override
  public void close() {
    left = 0;
    readers.forEach(VectorReader::close);
    readers.clear();
  }
}
