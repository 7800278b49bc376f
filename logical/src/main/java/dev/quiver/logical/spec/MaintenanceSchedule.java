package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;

/// What is done to tables after the outputs are committed.
public record MaintenanceSchedule(
    List<String> targetTables,
    Optional<CompactPolicy> compact,
    Optional<VacuumPolicy> vacuum,
    boolean checkpoint,
    boolean metadataCleanup,
    List<ConstraintSpec> constraints,
    long maxParallelTables,
    boolean requireTableQuiescence) {
  public MaintenanceSchedule {
    targetTables = List.copyOf(targetTables);
    constraints = List.copyOf(constraints);
  }

  /// How small files become larger ones.
  public record CompactPolicy(long targetFileSize) {
    static final long DEFAULT_FILE_SIZE = 512L << 20;
  }

  /// How files that no version needs are removed.
  public record VacuumPolicy(
      long retentionHours, boolean requireProtocolCheck, boolean dryRunFirst) {
    /// Readers of old versions are safe for a week, whatever is asked.
    static final long MIN_RETENTION_HOURS = 168;

    /// The hours that files are really kept.
    public long effectiveRetentionHours() {
      return Math.max(retentionHours, MIN_RETENTION_HOURS);
    }
  }

  /// A condition that all rows of a table must meet.
  public record ConstraintSpec(String name, String expression) {}
}
