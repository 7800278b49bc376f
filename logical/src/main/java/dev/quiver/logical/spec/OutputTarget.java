package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A Delta table that the rows of a view are committed to.
public record OutputTarget(
    String tableName,
    Optional<String> deltaLocation,
    String sourceView,
    List<String> columns,
    MaterializationMode materializationMode,
    List<String> partitionBy,
    SortedMap<String, String> writeMetadata,
    Optional<Long> maxCommitRetries,
    Optional<String> replaceWhere,
    Optional<MergePlan> merge,
    SchemaMode schemaMode,
    SortedMap<String, String> tableProperties,
    BloomFilters bloomFilters,
    Optional<List<String>> statisticsColumns,
    Optional<Long> targetFileSize,
    List<String> clusterBy,
    Optional<TransactionId> transactionId,
    List<MaintenanceSchedule.ConstraintSpec> constraints) {
  public OutputTarget {
    columns = List.copyOf(columns);
    partitionBy = List.copyOf(partitionBy);
    statisticsColumns = statisticsColumns.map(List::copyOf);
    clusterBy = List.copyOf(clusterBy);
    constraints = List.copyOf(constraints);
  }
}
