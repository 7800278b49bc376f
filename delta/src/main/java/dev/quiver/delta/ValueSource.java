package dev.quiver.delta;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scan of rows that are known as values: what a log says of its table. It skips nothing.
final class ValueSource implements TableSource {
  private final List<Import> imports;
  private final List<List<Value>> rows;
  private final ExecutionContext context;

  ValueSource(TableScan scan, List<List<Value>> rows, ExecutionContext context) {
    this.imports = scan.imports();
    this.rows = rows;
    this.context = context;
  }

  @Override
  public int morsels() {
    return Math.ceilDiv(rows.size(), context.settings().batchRows());
  }

  @Override
  public BatchSource read(int morsel) {
    int batchRows = context.settings().batchRows();
    int from = morsel * batchRows;
    return new OneBatch(rows.subList(from, Math.min(rows.size(), from + batchRows)));
  }

  @Override
  public void close() {}

  /// A morsel is a batch.
  private final class OneBatch implements BatchSource {
    private List<List<Value>> left;

    OneBatch(List<List<Value>> rows) {
      this.left = rows;
    }

    @Override
    public @Nullable Batch next() {
      context.cancellation().check();
      if (left.isEmpty()) {
        return null;
      }
      List<List<Value>> taken = left;
      left = List.of();
      List<ColumnVector> columns = new ArrayList<>();
      try {
        imports.forEach(one -> columns.add(column(one, taken)));
      } catch (Throwable e) {
        columns.forEach(ColumnVector::close);
        throw e;
      }
      return Batch.of(columns, taken.size());
    }

    @Override
    public void close() {
      left = List.of();
    }

    private ColumnVector column(Import column, List<List<Value>> rows) {
      try (VectorWriter writer =
          new VectorWriter(context.allocator(), column.column().type(), rows.size())) {
        for (int row = 0; row < rows.size(); row++) {
          Values.set(writer, row, rows.get(row).get(column.source()));
        }
        return writer.finish();
      }
    }
  }
}
