package dev.quiver.delta.log.change;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableColumns;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.change.CommitFiles.Part;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.logical.catalog.TableContent.Changes;
import java.util.ArrayList;
import java.util.List;

/// Makes the files of a feed, version by version.
///
/// Files of changes have the kind of each change in a column. Files that came and went have it as a
/// partition value: a column of that name, which some writers leave in them, is not looked at.
final class FeedFiles {
  private final Snapshot end;
  private final Metadata recorded;
  private final Metadata derived;
  private final List<Snapshot> segments = new ArrayList<>();
  private Metadata kind;
  private FileTableBuilder open;

  /// Files of a feed that ends at a version, with its columns.
  FeedFiles(Snapshot end) {
    List<String> partitions = new ArrayList<>(end.partitionColumns());
    partitions.addAll(List.of(Changes.COMMIT_VERSION, Changes.COMMIT_TIMESTAMP));
    this.end = end;
    this.recorded = metadata(end.metadata(), partitions);
    partitions.add(Changes.CHANGE_TYPE);
    this.derived = metadata(end.metadata(), partitions);
    this.kind = derived;
    this.open = new FileTableBuilder(end.location(), kind);
  }

  /// Adds what a commit changed; `timestamp` in milliseconds.
  void add(CommitActions commit, long timestamp) {
    CommitFiles files = new CommitFiles(commit.version(), timestamp);
    if (!commit.files().changed().isEmpty()) {
      become(recorded);
      add(files.recorded(commit.files().changed()));
    } else if (!commit.isIdleMerge()) {
      become(derived);
      add(files.derived(commit.files()));
    }
  }

  ChangeFeed feed(long from) {
    close();
    return new ChangeFeed(from, end, segments);
  }

  private void become(Metadata next) {
    if (!next.equals(kind)) {
      close();
      kind = next;
      open = new FileTableBuilder(end.location(), kind);
    }
  }

  private void add(List<Part> parts) {
    for (Part part : parts) {
      checkPartition(part.file());
      part.only().ifPresent(open::only);
      open.add(part.file());
    }
  }

  private void close() {
    if (open.files() > 0) {
      segments.add(
          new Snapshot(
              end.location(),
              end.version(),
              end.protocol(),
              kind,
              end.timestamp(),
              open.finishInOrder()));
    }
  }

  /// Actions that remove files need not say their partition values, and old ones do not.
  private void checkPartition(AddedFile file) {
    for (int ordinal : end.metadata().partitionOrdinals()) {
      if (!file.partitionValues().containsKey(end.metadata().stored().get(ordinal).name().text())) {
        throw TableErrors.corrupt(
            end.location(),
            "version %s does not say the partition values of a file: %s"
                .formatted(file.partitionValues().get(Changes.COMMIT_VERSION), file.path()));
      }
    }
  }

  private static Metadata metadata(Metadata table, List<String> partitions) {
    List<StoredColumn> stored = new ArrayList<>(table.stored());
    stored.addAll(StoredColumn.of(Changes.FIELDS));
    return new Metadata(
        table.id(),
        table.name(),
        table.description(),
        new TableColumns(Changes.over(table.schema()), stored, table.columns().onceFloat()),
        table.schemaJson(),
        partitions,
        table.configuration(),
        table.created());
  }
}
