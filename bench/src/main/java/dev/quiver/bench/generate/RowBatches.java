package dev.quiver.bench.generate;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.io.TableSink;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Gathers rows into batches and hands them to a sink.
public final class RowBatches implements AutoCloseable {
  private static final int BATCH_ROWS = 8_192;

  private final BufferAllocator allocator;
  private final Schema schema;
  private final TableSink sink;
  private final List<List<Value>> rows = new ArrayList<>();

  /// Writes rows of the schema to the sink, which stays the caller's.
  public RowBatches(BufferAllocator allocator, Schema schema, TableSink sink) {
    this.allocator = allocator;
    this.schema = schema;
    this.sink = sink;
  }

  /// Adds a row: a value for each column.
  public void add(Value... row) {
    rows.add(List.of(row));
    if (rows.size() == BATCH_ROWS) {
      flush();
    }
  }

  /// Hands on the rows that do not fill a batch.
  @Override
  public void close() {
    if (!rows.isEmpty()) {
      flush();
    }
  }

  private void flush() {
    List<ColumnVector> columns = new ArrayList<>();
    try {
      for (int column = 0; column < schema.fields().size(); column++) {
        columns.add(vector(column));
      }
    } catch (RuntimeException | Error e) {
      columns.forEach(ColumnVector::close);
      throw e;
    }
    int count = rows.size();
    rows.clear();
    sink.write(Batch.of(columns, count));
  }

  private ColumnVector vector(int column) {
    return Values.vector(
        allocator,
        schema.fields().get(column).type(),
        rows.stream().map(row -> row.get(column)).toList());
  }
}
