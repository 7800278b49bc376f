package dev.quiver.logical.catalog;

import java.util.Optional;

/// Asks for the changes between two ends, both inclusive. Without `from` they begin where the feed
/// does, without `to` they end at the table's pinned version.
public record ChangeRange(Optional<End> from, Optional<End> to) {
  /// One end of a range.
  public sealed interface End {}

  /// A version.
  public record AtVersion(long version) implements End {}

  /// A time in microseconds since 1970-01-01T00:00:00Z: the first version committed then or later,
  /// or the last one committed then or earlier.
  public record AtTime(long micros) implements End {}
}
