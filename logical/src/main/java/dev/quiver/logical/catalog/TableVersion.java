package dev.quiver.logical.catalog;

import java.time.Instant;

/// Which version of a table is asked for; it becomes a number before anything is planned.
public sealed interface TableVersion {
  /// The newest.
  record Latest() implements TableVersion {}

  /// One by its number.
  record Numbered(long version) implements TableVersion {}

  /// The newest at a time, which the log must reach: it is neither before its first version nor
  /// after its last.
  record AsOf(Instant time) implements TableVersion {}
}
