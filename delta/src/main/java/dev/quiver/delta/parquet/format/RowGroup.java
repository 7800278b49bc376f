package dev.quiver.delta.parquet.format;

import java.util.List;

/// Rows stored together, a chunk for each column of the file. `firstRow` counts from the start of
/// the file, `bytes` are those of the chunks as stored.
public record RowGroup(long firstRow, long rows, long bytes, List<ColumnChunk> chunks) {
  public RowGroup {
    chunks = List.copyOf(chunks);
  }
}
