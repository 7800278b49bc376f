package dev.quiver.delta.log;

import dev.quiver.delta.log.table.FileTable;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.OptionalLong;

/// A table at one version. `files` are the live ones in plan order: by the bytes of their paths.
///
/// `location` is absolute; `timestamp` is the commit's own in milliseconds where the table keeps
/// in-commit timestamps.
public record Snapshot(
    String location,
    long version,
    Protocol protocol,
    Metadata metadata,
    OptionalLong timestamp,
    FileTable files) {
  /// The columns, partition columns among them.
  public Schema schema() {
    return metadata.schema();
  }

  /// The names of the partition columns, in the order of the table's layout.
  public List<String> partitionColumns() {
    return metadata.partitionColumns();
  }
}
