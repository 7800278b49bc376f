package dev.quiver.delta.commit;

import dev.quiver.delta.parquet.WrittenFile;
import java.util.List;

/// A data file that no version has yet. `path` is relative to the table, not encoded; `partition`
/// goes with the partition columns, empty text for NULL.
record StagedFile(String path, List<String> partition, WrittenFile written) {
  StagedFile {
    partition = List.copyOf(partition);
  }
}
