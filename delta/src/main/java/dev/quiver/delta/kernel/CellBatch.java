package dev.quiver.delta.kernel;

import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A Kernel batch.
record CellBatch(StructType getSchema, List<ColumnVector> columns, int getSize)
    implements ColumnarBatch {
  /// The batch of rows, each an `Object[]` as [Cells] has them.
  static CellBatch of(StructType schema, List<? extends @Nullable Object> rows) {
    Cells root = new Cells(schema, rows.toArray());
    List<ColumnVector> columns =
        IntStream.range(0, schema.length()).mapToObj(root::getChild).toList();
    return new CellBatch(schema, columns, rows.size());
  }

  @Override
  public ColumnVector getColumnVector(int ordinal) {
    return columns.get(ordinal);
  }

  @Override
  public ColumnarBatch withNewColumn(int ordinal, StructField field, ColumnVector column) {
    List<StructField> fields = new ArrayList<>(getSchema.fields());
    fields.add(ordinal, field);
    List<ColumnVector> more = new ArrayList<>(columns);
    more.add(ordinal, column);
    return new CellBatch(new StructType(fields), more, getSize);
  }

  @Override
  public ColumnarBatch withDeletedColumnAt(int ordinal) {
    List<StructField> fields = new ArrayList<>(getSchema.fields());
    fields.remove(ordinal);
    List<ColumnVector> fewer = new ArrayList<>(columns);
    fewer.remove(ordinal);
    return new CellBatch(new StructType(fields), fewer, getSize);
  }
}
