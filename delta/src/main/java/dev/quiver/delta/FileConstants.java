package dev.quiver.delta;

import dev.quiver.delta.ScanColumns.Source;
import dev.quiver.delta.log.DataFile;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/// The columns of a scan that have one value in all rows of a file, each as a vector of one row.
final class FileConstants implements AutoCloseable {
  private final Map<Integer, FlatVector> vectors = new HashMap<>();

  FileConstants(List<Source> columns, DataFile file, BufferAllocator allocator) {
    try {
      for (int i = 0; i < columns.size(); i++) {
        switch (columns.get(i)) {
          case Source.Partition(var type, int ordinal) ->
              put(i, type, file.partition().get(ordinal), allocator);
          case Source.Lineage(var column, _) when column == LineageColumn.SOURCE_FILE ->
              put(i, column.type(), new Value.Text(file.name()), allocator);
          case Source.Lineage _, Source.Stored _ -> {}
        }
      }
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  /// The value of a column, which stays this object's.
  FlatVector vector(int column) {
    FlatVector vector = vectors.get(column);
    if (vector == null) {
      throw new IllegalStateException("no constant: column " + column);
    }
    return vector;
  }

  @Override
  public void close() {
    vectors.values().forEach(FlatVector::close);
    vectors.clear();
  }

  private void put(int column, DataType type, Value value, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, type, 1)) {
      Values.set(writer, 0, value);
      vectors.put(column, writer.finish());
    }
  }
}
