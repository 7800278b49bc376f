package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.encode.Bounds;
import dev.quiver.delta.parquet.encode.Leaf;
import java.util.List;

/// What was written into a file; `columns` has a member for each leaf, in order.
public record WrittenFile(long rows, long bytes, List<WrittenColumn> columns) {
  public WrittenFile {
    columns = List.copyOf(columns);
  }

  /// What was written of one leaf.
  public record WrittenColumn(Leaf leaf, Bounds bounds, long nulls) {}
}
