package dev.quiver.engine;

import dev.quiver.delta.commit.CommitOutcome;
import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.exec.context.Metrics;
import dev.quiver.logical.spec.SpecHash;
import dev.quiver.logical.spec.SpecWarning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a run: one outcome an output, in the order of the spec.
public record RunResult(
    List<CommitOutcome> outcomes,
    Optional<SpecHash> hash,
    List<SpecWarning> warnings,
    Metrics metrics,
    long peakMemoryBytes,
    Instant started,
    Instant completed) {
  public RunResult {
    outcomes = List.copyOf(outcomes);
    warnings = List.copyOf(warnings);
  }

  /// Whether every output is committed.
  public boolean isComplete() {
    return outcomes.stream().allMatch(Committed.class::isInstance);
  }

  /// How long it took, commits included.
  public Duration elapsed() {
    return Duration.between(started, completed);
  }
}
