package dev.quiver.delta.kernel;

import dev.quiver.delta.log.InCommitTime;
import dev.quiver.delta.log.LogListing;
import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Protocol;
import dev.quiver.delta.log.SchemaReader;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.table.FileTable;
import dev.quiver.delta.replay.Replay;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.logical.QueryException;
import io.delta.kernel.TableManager;
import io.delta.kernel.exceptions.UnsupportedProtocolVersionException;
import io.delta.kernel.exceptions.UnsupportedTableFeatureException;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.utils.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Opens tables through Kernel. Safe for use by several threads.
public final class KernelTables {
  private static final String IN_COMMIT_TIMESTAMPS = "delta.enableInCommitTimestamps";

  private final ObjectStore store;
  private final KernelEngine engine;

  /// Opens tables of a store.
  public KernelTables(ObjectStore store) {
    this.store = store;
    this.engine = new KernelEngine(store);
  }

  /// Reads the table at an absolute location, at a version or the latest.
  public Snapshot open(String location, OptionalLong version) {
    return load(location, version, table -> snapshot(location, table));
  }

  /// The last version that an application has recorded in a table, by its `txn` actions.
  public OptionalLong transaction(String location, long version, String application) {
    Optional<Long> last =
        load(
            location,
            OptionalLong.of(version),
            table -> table.getLatestTransactionVersion(engine, application));
    return last.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private <T> T load(
      String location, OptionalLong version, Function<io.delta.kernel.Snapshot, T> use) {
    long resolved = LogListing.of(store, location).resolve(version);
    try {
      return use.apply(TableManager.loadSnapshot(location).atVersion(resolved).build(engine));
    } catch (UnsupportedTableFeatureException e) {
      throw TableErrors.unsupported(
          location,
          "table feature " + String.join(", ", new TreeSet<>(e.getUnsupportedFeatures())));
    } catch (UnsupportedProtocolVersionException e) {
      throw TableErrors.unsupported(location, "reader version " + e.getVersion());
    } catch (RuntimeException e) {
      // Kernel wraps what its engine throws, and answers broken logs with whatever comes first.
      throw thrown(location, e);
    }
  }

  private Snapshot snapshot(String location, io.delta.kernel.Snapshot table) {
    Protocol protocol = protocol(table.getProtocol());
    Metadata metadata = metadata(location, table.getMetadata());
    ReaderFeatures.check(location, protocol);
    OptionalLong timestamp =
        metadata.isOn(IN_COMMIT_TIMESTAMPS)
            ? InCommitTime.of(store, location, table.getVersion())
            : OptionalLong.empty();
    FileTable files = files(location, metadata, table);
    return new Snapshot(location, table.getVersion(), protocol, metadata, timestamp, files);
  }

  private static Protocol protocol(io.delta.kernel.internal.actions.Protocol protocol) {
    return new Protocol(
        protocol.getMinReaderVersion(),
        protocol.getMinWriterVersion(),
        new TreeSet<>(protocol.getReaderFeatures()),
        new TreeSet<>(protocol.getWriterFeatures()));
  }

  private static Metadata metadata(
      String location, io.delta.kernel.internal.actions.Metadata metadata) {
    List<String> partitionColumns = new ArrayList<>();
    Cells names = (Cells) metadata.getPartitionColumns().getElements();
    for (int i = 0; i < names.getSize(); i++) {
      partitionColumns.add(names.getString(i));
    }
    return new Metadata(
        metadata.getId(),
        metadata.getName(),
        metadata.getDescription(),
        SchemaReader.read(location, metadata.getSchemaString(), metadata.getConfiguration()),
        metadata.getSchemaString(),
        partitionColumns,
        new TreeMap<>(metadata.getConfiguration()),
        metadata.getCreatedTime().map(OptionalLong::of).orElseGet(OptionalLong::empty));
  }

  private FileTable files(String location, Metadata metadata, io.delta.kernel.Snapshot table) {
    List<String> log =
        ((SnapshotImpl) table)
            .getLogSegment().allFilesWithCompactionsReversed().stream()
                .map(FileStatus::getPath)
                .toList();
    return Replay.files(store, location, metadata, log);
  }

  /// What was thrown through Kernel: our own, or what Kernel makes of a log that is wrong.
  static QueryException thrown(String location, RuntimeException e) {
    return ours(e).orElseGet(() -> theirs(location, e));
  }

  private static Optional<QueryException> ours(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof QueryException query) {
        return Optional.of(query);
      }
    }
    return Optional.empty();
  }

  private static QueryException theirs(String location, RuntimeException e) {
    String reason = reason(e);
    // The one feature that Kernel asks about in a way of its own.
    return reason.contains("catalogManaged")
        ? TableErrors.unsupported(location, "table feature catalogManaged")
        : TableErrors.corrupt(location, reason, e);
  }

  private static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
