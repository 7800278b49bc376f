package dev.quiver.delta;

import dev.quiver.delta.ScanColumns.Source;
import dev.quiver.delta.parquet.ParquetFile;
import dev.quiver.delta.parquet.RowGroupSource;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.expr.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The rows of a row group with the partition values of their file, as constants.
final class MorselSource implements BatchSource {
  private final ParquetFile file;
  private final RowGroupSource rows;
  private final List<Source> columns;
  private final Map<Integer, FlatVector> constants = new HashMap<>();
  private boolean open = true;

  /// Takes over the file and the rows.
  MorselSource(
      ParquetFile file,
      RowGroupSource rows,
      ScanColumns columns,
      List<Value> partition,
      BufferAllocator allocator) {
    this.file = file;
    this.rows = rows;
    this.columns = columns.columns();
    try {
      for (Source column : this.columns) {
        if (column.isPartition() && !constants.containsKey(column.ordinal())) {
          constants.put(column.ordinal(), constant(column, partition, allocator));
        }
      }
    } catch (Throwable e) {
      constants.values().forEach(FlatVector::close);
      throw e;
    }
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = rows.next();
    if (batch == null || constants.isEmpty()) {
      return batch;
    }
    List<ColumnVector> vectors = new ArrayList<>(columns.size());
    for (Source column : columns) {
      vectors.add(vector(column, batch));
    }
    return batch.replace(vectors);
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      constants.values().forEach(FlatVector::close);
      rows.close();
      file.close();
    }
  }

  private ColumnVector vector(Source column, Batch batch) {
    FlatVector constant = constants.get(column.ordinal());
    return column.isPartition() && constant != null
        ? new ConstantVector(batch.capacity(), constant.retain())
        : batch.column(column.ordinal()).retain();
  }

  private static FlatVector constant(
      Source column, List<Value> partition, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, column.field().type(), 1)) {
      Values.set(writer, 0, partition.get(column.ordinal()));
      return writer.finish();
    }
  }
}
