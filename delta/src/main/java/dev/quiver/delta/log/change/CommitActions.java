package dev.quiver.delta.log.change;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a commit says that a feed depends on; `operation` is empty where it says none.
record CommitActions(
    long version,
    OptionalLong inCommitTimestamp,
    String operation,
    Map<String, String> operationMetrics,
    Optional<MetadataAction> metadata,
    Files files) {
  private static final List<String> CHANGED_ROWS =
      List.of("numTargetRowsInserted", "numTargetRowsUpdated", "numTargetRowsDeleted");

  CommitActions {
    operationMetrics = Map.copyOf(operationMetrics);
  }

  /// The files of a commit by their actions, each in the commit's order.
  record Files(List<FileChange> added, List<FileChange> removed, List<FileChange> changed) {
    Files {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
      changed = List.copyOf(changed);
    }
  }

  /// Whether this is a merge that found nothing to do: it may have rewritten files all the same.
  boolean isIdleMerge() {
    return operation.equals("MERGE")
        && CHANGED_ROWS.stream().allMatch(name -> "0".equals(operationMetrics.get(name)));
  }
}
