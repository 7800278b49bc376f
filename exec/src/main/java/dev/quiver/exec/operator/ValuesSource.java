package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Gives rows that stand in the plan, as one morsel.
public final class ValuesSource implements Source {
  private final List<Column> columns;
  private final List<List<Value>> rows;
  private final int batchRows;
  private final BufferAllocator allocator;

  /// Gives these rows in batches of at most `batchRows`.
  public ValuesSource(
      List<Column> columns, List<List<Value>> rows, int batchRows, BufferAllocator allocator) {
    this.columns = columns;
    this.rows = rows;
    this.batchRows = batchRows;
    this.allocator = allocator;
  }

  @Override
  public int open() {
    return rows.isEmpty() ? 0 : 1;
  }

  @Override
  public BatchSource read(int morsel) {
    return new Reader();
  }

  @Override
  public void close() {}

  private final class Reader implements BatchSource {
    private int next;

    @Override
    public @Nullable Batch next() {
      int count = Math.min(batchRows, rows.size() - next);
      if (count == 0) {
        return null;
      }
      List<List<Value>> taken = rows.subList(next, next + count);
      next += count;
      List<ColumnVector> vectors = new ArrayList<>();
      try {
        for (int i = 0; i < columns.size(); i++) {
          vectors.add(column(i, taken));
        }
      } catch (Throwable e) {
        vectors.forEach(ColumnVector::close);
        throw e;
      }
      return Batch.of(vectors, count);
    }

    private ColumnVector column(int ordinal, List<List<Value>> taken) {
      try (VectorWriter writer =
          new VectorWriter(allocator, columns.get(ordinal).type(), taken.size())) {
        for (int row = 0; row < taken.size(); row++) {
          Values.set(writer, row, taken.get(row).get(ordinal));
        }
        return writer.finish();
      }
    }

    @Override
    public void close() {
      next = rows.size();
    }
  }
}
