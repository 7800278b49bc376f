package dev.quiver.delta.log;

import java.util.Map;
import java.util.Optional;

/// An `add` action as the log has it; partition values go by the names that files have for columns,
/// empty for NULL.
public record AddedFile(
    String path,
    long bytes,
    long modified,
    Map<String, String> partitionValues,
    Optional<String> statistics,
    Optional<DeletionVector> deletionVector,
    RowTracking rowTracking) {}
