package dev.quiver.delta;

import dev.quiver.delta.cache.TableCaches;
import dev.quiver.delta.kernel.KernelReplay;
import dev.quiver.delta.log.CommitTimes;
import dev.quiver.delta.log.LiveFile;
import dev.quiver.delta.log.LogListing;
import dev.quiver.delta.log.LogRows;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.change.ChangeFeed;
import dev.quiver.delta.log.change.ChangeFeeds;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.logical.catalog.ChangeRange;
import dev.quiver.logical.catalog.ScanOptions;
import dev.quiver.logical.catalog.TableContent.Changes;
import dev.quiver.logical.catalog.TableContent.Rows;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.catalog.TableVersion.AsOf;
import dev.quiver.logical.catalog.TableVersion.Numbered;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The tables of one run, each pinned at a version when it is first asked for.
///
/// What is pinned does not change, whatever others commit: a location without a version means the
/// same version every time. Safe for use by several threads.
public final class DeltaTables {
  private final ObjectStore store;
  private final TableCaches caches;
  private final CachedTables cached;
  private final Map<String, Long> latest = new ConcurrentHashMap<>();
  private final Map<Pin, Snapshot> snapshots = new ConcurrentHashMap<>();
  private final Map<TableRef, Snapshot> chosen = new ConcurrentHashMap<>();
  private final Map<Range, ChangeFeed> feeds = new ConcurrentHashMap<>();
  private final Set<String> read = ConcurrentHashMap.newKeySet();

  /// Opens tables of a store, and remembers nothing of them for others.
  public DeltaTables(ObjectStore store) {
    this(store, TableCaches.none());
  }

  /// Opens tables of a store with what others know of them.
  public DeltaTables(ObjectStore store, TableCaches caches) {
    this.store = store;
    this.caches = caches;
    this.cached = new CachedTables(store, caches.snapshots());
  }

  /// Pins the table at a location, at a version or the latest; `name` is how the spec calls it.
  public TableRef pin(String name, String location, OptionalLong version) {
    TableVersion wanted =
        version.isPresent() ? new Numbered(version.getAsLong()) : new TableVersion.Latest();
    return pin(name, location, wanted, ScanOptions.NONE);
  }

  /// Pins the table at a location, looked at in some way.
  public TableRef pin(String name, String location, TableVersion version, ScanOptions options) {
    String absolute = store.resolve(location);
    read.add(absolute);
    long pinned =
        switch (version) {
          case TableVersion.Latest _ -> latest(absolute);
          case Numbered(var number) -> number;
          case AsOf(var time) -> at(absolute, time);
        };
    Snapshot snapshot = snapshot(new Pin(absolute, pinned));
    List<Field> fields = new ArrayList<>(snapshot.schema().fields());
    if (options.lineage()) {
      fields.addAll(LineageColumn.of(snapshot));
    }
    return new TableRef(
        name,
        absolute,
        pinned,
        new Rows(
            fields.size() - snapshot.schema().fields().size(),
            options.files().map(files -> ChosenFiles.paths(name, snapshot, files))),
        new Schema(fields));
  }

  /// Pins the changes of a range of a pinned table: of all its files, whichever are seen else.
  public TableRef pin(TableRef table, ChangeRange range) {
    Snapshot pinned = snapshot(new Pin(table.location(), table.version()));
    ChangeFeeds open =
        new ChangeFeeds(store, pinned, version -> snapshot(new Pin(pinned.location(), version)));
    ChangeFeed feed = open.open(range);
    TableRef end =
        new TableRef(table.name(), table.location(), feed.end().version(), feed.end().schema());
    feeds.putIfAbsent(new Range(end.location(), feed.from(), end.version()), feed);
    return end.changes(feed.from());
  }

  /// The pinned changes of a table.
  ChangeFeed feed(TableRef table, Changes changes) {
    ChangeFeed feed = feeds.get(new Range(table.location(), changes.from(), table.version()));
    if (feed == null) {
      throw new IllegalArgumentException("changes that were not pinned: " + table);
    }
    return feed;
  }

  /// The row of facts about a pinned table.
  List<Value> facts(TableRef table) {
    Snapshot snapshot = snapshot(table);
    CommitTimes times = CommitTimes.of(store, table.location(), snapshot.metadata());
    OptionalLong timestamp = snapshot.timestamp();
    return new LogRows(snapshot)
        .facts(timestamp.isPresent() ? timestamp : times.of(table.version()));
  }

  /// The rows of a pinned table's files.
  List<List<Value>> manifest(TableRef table) {
    List<LiveFile> files = new ArrayList<>();
    new KernelReplay(store).liveFiles(table.location(), table.version(), files::add);
    return new LogRows(snapshot(table)).files(files);
  }

  /// What a pinned table is at its version, with the files that are seen.
  public Snapshot snapshot(TableRef table) {
    Snapshot whole = snapshot(new Pin(table.location(), table.version()));
    return table.files().isEmpty()
        ? whole
        : chosen.computeIfAbsent(table, _ -> ChosenFiles.of(whole, table.files().get()));
  }

  /// The newest version this run has seen of the table at an absolute location; empty if there is
  /// no table.
  Optional<Snapshot> newest(String location) {
    try {
      return Optional.of(snapshot(new Pin(location, latest(location))));
    } catch (TableException e) {
      if (e.code().equals(TableErrors.NOT_A_TABLE)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// Whether some version of the table at an absolute location was pinned.
  boolean isRead(String location) {
    return read.contains(location);
  }

  /// What is known of tables and their files.
  TableCaches caches() {
    return caches;
  }

  /// Where the tables' files are.
  public ObjectStore store() {
    return store;
  }

  private long at(String location, Instant time) {
    Snapshot newest = snapshot(new Pin(location, latest(location)));
    return CommitTimes.of(store, location, newest.metadata()).at(time);
  }

  private long latest(String location) {
    return latest.computeIfAbsent(
        location, _ -> LogListing.of(store, location).resolve(OptionalLong.empty()));
  }

  private Snapshot snapshot(Pin pin) {
    return snapshots.computeIfAbsent(pin, _ -> cached.open(pin.location(), pin.version()));
  }

  private record Pin(String location, long version) {}

  private record Range(String location, long from, long to) {}
}
