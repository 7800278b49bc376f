package dev.quiver.delta.cache;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.exec.context.Budget;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.LongFunction;

/// The state of tables at versions. A log file tells whether a table is still the same: the commit
/// of the version, or its checkpoint where there is no commit any more.
public final class SnapshotCache {
  private static final long BASE_BYTES = 10_000;

  private final ByteCache<Key, Stamp, Snapshot> snapshots;

  SnapshotCache(Budget budget) {
    this.snapshots = new ByteCache<>("snapshots", budget);
  }

  private record Key(String location, long version) {}

  /// What tells a log file from another at its place.
  public record Stamp(String path, long bytes, long modified) {}

  /// The table at a version of which the log file is this one.
  public Optional<Snapshot> get(String location, long version, Stamp stamp) {
    return snapshots.get(new Key(location, version), stamp);
  }

  /// The newest state below a version that is known and still good; `stamps` tells of the log file
  /// of a version, if it is there.
  public Optional<Snapshot> before(
      String location, long version, LongFunction<Optional<Stamp>> stamps) {
    return snapshots.keys().stream()
        .filter(key -> key.location().equals(location) && key.version() < version)
        .max(Comparator.comparingLong(Key::version))
        .flatMap(key -> stamps.apply(key.version()).flatMap(stamp -> snapshots.get(key, stamp)));
  }

  /// Keeps the state of a table.
  public void put(Snapshot snapshot, Stamp stamp) {
    long bytes =
        BASE_BYTES + snapshot.files().heapBytes() + 4L * snapshot.metadata().schemaJson().length();
    snapshots.put(new Key(snapshot.location(), snapshot.version()), stamp, snapshot, bytes);
  }

  /// How it went.
  public CacheCounts counts() {
    return snapshots.counts();
  }

  void clear() {
    snapshots.clear();
  }
}
