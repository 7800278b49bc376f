package dev.quiver.delta.commit;

import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.commit.CommitOutcome.Conflict;
import dev.quiver.delta.log.CommitFacts;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.LogListing;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.StorageException;
import dev.quiver.logical.QueryException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/// Makes the next version of a table out of staged files.
///
/// The version is whose log file is first. Who is not looks at the one that was, and if the two go
/// together tries for the version after it.
final class Transaction {
  private static final String IN_COMMIT_TIMESTAMPS = "delta.enableInCommitTimestamps";

  private final StagedFiles staged;
  private final WriteTarget target;
  private final ObjectStore store;
  private final WriteSettings settings;
  private final TableActions table;
  private final String transactionId;
  private final CommitDocument document;
  private final ConflictCheck conflicts;
  private final LiveFiles live;
  private long version;
  private OptionalLong lastTimestamp;
  private OptionalLong timestamp = OptionalLong.empty();

  Transaction(
      StagedFiles staged,
      ObjectStore store,
      WriteSettings settings,
      SortedMap<String, String> notes) {
    this.staged = staged;
    this.target = staged.target();
    this.store = store;
    this.settings = settings;
    this.table = TableActions.of(target, settings);
    this.transactionId = target.id(settings.ids(), "transaction");
    this.document = new CommitDocument(staged, table, notes, transactionId);
    this.conflicts = new ConflictCheck(target);
    this.live = new LiveFiles(target.base().<List<DataFile>>map(Snapshot::files).orElse(List.of()));
    this.version = target.nextVersion();
    this.lastTimestamp = target.base().map(Snapshot::timestamp).orElse(OptionalLong.empty());
  }

  /// Commits, or says what stands against it.
  CommitOutcome commit() {
    staged.cancellation().check();
    store.mkdirs(target.location() + "/_delta_log");
    Optional<Conflict> before = catchUp();
    for (int attempt = 1; before.isEmpty(); attempt++) {
      staged.cancellation().check();
      if (put()) {
        return committed(attempt);
      }
      before = pass(attempt > target.write().maxRetries());
    }
    return before.get();
  }

  /// Looks at what was committed while the rows were made; that is no race yet.
  private Optional<Conflict> catchUp() {
    Optional<Conflict> before = Optional.empty();
    while (before.isEmpty() && store.status(logFile("json")).isPresent()) {
      before = pass(false);
    }
    return before;
  }

  /// Looks at the commit that has our version; if ours can stand after it, aims at the next.
  private Optional<Conflict> pass(boolean last) {
    CommitFacts other = CommitFacts.read(store, target.location(), version);
    Optional<String> reason = conflicts.with(other);
    if (reason.isEmpty() && last) {
      reason = Optional.of("and so was every one that was tried; no tries are left");
    }
    if (reason.isEmpty()) {
      live.apply(other);
      lastTimestamp = other.inCommitTimestamp();
      version++;
    }
    return reason.map(why -> new Conflict(target.name(), target.location(), version, why));
  }

  /// Whether the version is ours.
  private boolean put() {
    long now = settings.clock().millis();
    timestamp =
        "true".equalsIgnoreCase(target.configuration().get(IN_COMMIT_TIMESTAMPS))
            ? OptionalLong.of(Math.max(now, lastTimestamp.orElse(Long.MIN_VALUE) + 1))
            : OptionalLong.empty();
    byte[] bytes = document.bytes(now, timestamp);
    // Until it is known that the version is not ours, deleting the files would break the table.
    staged.keep();
    boolean won;
    try {
      won = store.putIfAbsent(logFile("json"), bytes);
    } catch (StorageException e) {
      won = happened(e);
    }
    if (!won) {
      staged.giveBack();
    }
    return won;
  }

  /// Storage failed to say whether the file is there: look whose it is.
  private boolean happened(StorageException failure) {
    try {
      if (store.status(logFile("json")).isPresent()) {
        CommitFacts found = CommitFacts.read(store, target.location(), version);
        return found.transactionId().filter(transactionId::equals).isPresent();
      }
    } catch (QueryException e) {
      failure.addSuppressed(e);
      throw WriteErrors.inDoubt(target.location(), version, transactionId, failure);
    }
    staged.giveBack();
    throw failure;
  }

  private Committed committed(int attempt) {
    List<DataFile> removed = document.removed();
    removed.forEach(file -> live.remove(file.identity()));
    staged
        .list()
        .forEach(file -> live.add(PartitionFolder.encode(file.path()), file.written().bytes()));
    writeChecksum();
    return new Committed(
        target.name(),
        target.location(),
        version,
        staged.files(),
        staged.rows(),
        staged.bytes(),
        removed.size(),
        attempt);
  }

  /// Spares readers a replay to find protocol and metadata; they do without where it is missing.
  private void writeChecksum() {
    if (!live.isKnown()) {
      return;
    }
    JsonObject json =
        new JsonObject()
            .put("txnId", transactionId)
            .put("tableSizeBytes", live.bytes())
            .put("numFiles", live.files())
            .put("numMetadata", 1)
            .put("numProtocol", 1);
    timestamp.ifPresent(time -> json.put("inCommitTimestampOpt", time));
    json.put("metadata", table.metadataJson()).put("protocol", table.protocolJson());
    byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      store.putIfAbsent(logFile("crc"), bytes);
    } catch (StorageException _) {
      // The version stands all the same.
    }
  }

  private String logFile(String suffix) {
    String commit = LogListing.commitName(version);
    return target.location()
        + "/_delta_log/"
        + commit.substring(0, commit.length() - "json".length())
        + suffix;
  }
}
