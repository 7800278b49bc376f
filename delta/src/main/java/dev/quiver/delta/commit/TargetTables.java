package dev.quiver.delta.commit;

import dev.quiver.delta.log.Snapshot;
import java.util.Optional;

/// Knows the tables that outputs go to, as they were when the program's inputs were pinned.
public interface TargetTables {
  /// The table at an absolute location; empty if there is none yet.
  Optional<Snapshot> find(String location);

  /// Whether the program reads this very state of the table, so that its output depends on it.
  boolean isRead(String location);
}
