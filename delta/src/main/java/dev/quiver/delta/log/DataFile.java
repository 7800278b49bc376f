package dev.quiver.delta.log;

import dev.quiver.logical.expr.Value;
import java.util.List;

/// A live file of a table.
///
/// `path` is what the log says, percent-encoded; `location` where the file is. `partition` and
/// `partitionTexts` go with the partition columns: the typed value, and the log's text, empty for
/// NULL.
public record DataFile(
    String path,
    String location,
    long bytes,
    long modified,
    List<Value> partition,
    List<String> partitionTexts,
    FileStatistics statistics) {
  public DataFile {
    partition = List.copyOf(partition);
    partitionTexts = List.copyOf(partitionTexts);
  }
}
