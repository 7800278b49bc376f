package dev.quiver.delta;

import dev.quiver.delta.commit.TargetTables;
import dev.quiver.delta.log.Snapshot;
import java.util.Optional;

/// Tables that outputs go to, at the newest version this run has seen: an output over its own input
/// replaces what was read, and a version that came since is a conflict.
record PinnedTargets(DeltaTables tables) implements TargetTables {
  @Override
  public Optional<Snapshot> find(String location) {
    return tables.newest(location);
  }

  @Override
  public boolean isRead(String location) {
    return tables.isRead(location);
  }
}
