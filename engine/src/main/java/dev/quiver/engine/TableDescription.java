package dev.quiver.engine;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;

/// What a table's log says about it. `rows` is empty where a file does not count its rows.
public record TableDescription(
    String location,
    long version,
    Schema schema,
    List<String> partitionColumns,
    int minReader,
    int minWriter,
    SortedSet<String> readerFeatures,
    SortedSet<String> writerFeatures,
    SortedMap<String, String> properties,
    int files,
    long bytes,
    OptionalLong rows) {
  public TableDescription {
    partitionColumns = List.copyOf(partitionColumns);
  }

  static TableDescription of(Snapshot snapshot, OptionalLong rows) {
    return new TableDescription(
        snapshot.location(),
        snapshot.version(),
        snapshot.schema(),
        snapshot.partitionColumns(),
        snapshot.protocol().minReader(),
        snapshot.protocol().minWriter(),
        snapshot.protocol().readerFeatures(),
        snapshot.protocol().writerFeatures(),
        snapshot.metadata().configuration(),
        snapshot.files().size(),
        snapshot.files().stream().mapToLong(DataFile::bytes).sum(),
        rows);
  }
}
