package dev.quiver.delta;

import dev.quiver.delta.cache.SnapshotCache;
import dev.quiver.delta.cache.SnapshotCache.Stamp;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.InCommitTime;
import dev.quiver.delta.log.LogListing;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.replay.Replay;
import dev.quiver.delta.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Opens tables from what is known of them: the very version, or an older one and the commits that
/// came since; from the whole log only where neither is there.
final class CachedTables {
  private final ObjectStore store;
  private final KernelTables kernel;
  private final SnapshotCache known;

  CachedTables(ObjectStore store, SnapshotCache known) {
    this.store = store;
    this.kernel = new KernelTables(store);
    this.known = known;
  }

  /// The table at an absolute location, at a version.
  Snapshot open(String location, long wanted) {
    LogListing log = LogListing.of(store, location);
    long version = log.resolve(OptionalLong.of(wanted));
    Optional<Stamp> stamp = stamp(log, version);
    if (stamp.isEmpty()) {
      return kernel.open(location, OptionalLong.of(version));
    }
    Optional<Snapshot> same = known.get(location, version, stamp.get());
    if (same.isPresent()) {
      return same.get();
    }
    Snapshot snapshot =
        known
            .before(location, version, older -> stamp(log, older))
            .flatMap(base -> refreshed(base, log, version))
            .orElseGet(() -> kernel.open(location, OptionalLong.of(version)));
    known.put(snapshot, stamp.get());
    return snapshot;
  }

  private Optional<Snapshot> refreshed(Snapshot base, LogListing log, long version) {
    Optional<List<String>> commits = log.commits(base.version(), version);
    if (commits.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong timestamp = InCommitTime.of(store, base.location(), version);
    if (base.timestamp().isPresent() && timestamp.isEmpty()) {
      return Optional.empty();
    }
    return Replay.refresh(store, base, commits.get())
        .map(files ->
            new Snapshot(
                base.location(),
                version,
                base.protocol(),
                base.metadata(),
                base.timestamp().isPresent() ? timestamp : OptionalLong.empty(),
                files));
  }

  private static Optional<Stamp> stamp(LogListing log, long version) {
    return log.file(version).map(file -> new Stamp(file.path(), file.bytes(), file.modified()));
  }
}
