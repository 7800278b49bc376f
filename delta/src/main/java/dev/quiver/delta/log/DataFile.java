package dev.quiver.delta.log;

import dev.quiver.logical.expr.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A live file of a table.
///
/// `path` is what the log says, percent-encoded; `location` where the file is. `partition` and
/// `partitionTexts` go with the partition columns: the typed value, and the log's text, empty for
/// NULL. `statistics` are of all rows in the file, the deleted ones included; where `changed` is
/// there, only those rows are meant.
public record DataFile(
    String path,
    String location,
    long bytes,
    long modified,
    List<Value> partition,
    List<String> partitionTexts,
    FileStatistics statistics,
    Optional<DeletionVector> deletionVector,
    RowTracking rowTracking,
    Optional<ChangedRows> changed) {
  public DataFile {
    partition = List.copyOf(partition);
    partitionTexts = List.copyOf(partitionTexts);
  }

  /// A file of which all rows are meant that are not deleted.
  public DataFile(
      String path,
      String location,
      long bytes,
      long modified,
      List<Value> partition,
      List<String> partitionTexts,
      FileStatistics statistics,
      Optional<DeletionVector> deletionVector,
      RowTracking rowTracking) {
    this(
        path,
        location,
        bytes,
        modified,
        partition,
        partitionTexts,
        statistics,
        deletionVector,
        rowTracking,
        Optional.empty());
  }

  /// What tells it from other live files: a file with other deleted rows is another one.
  public String identity() {
    return deletionVector.map(vector -> path + '#' + vector.id()).orElse(path);
  }

  /// The path as people write it: relative to the table where the file is there, and decoded.
  public String name() {
    return FilePath.decode(path);
  }

  /// The number of rows that are not deleted, if known.
  public OptionalLong liveRows() {
    OptionalLong all = changed.isPresent() ? OptionalLong.empty() : statistics.rows();
    return all.isEmpty() || deletionVector.isEmpty()
        ? all
        : OptionalLong.of(all.getAsLong() - deletionVector.get().cardinality());
  }
}
