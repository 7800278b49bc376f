package dev.quiver.delta.log.change;

import dev.quiver.delta.log.AddedFile;
import dev.quiver.delta.log.ChangedRows;
import dev.quiver.delta.log.DeletionVector;
import dev.quiver.delta.log.RowTracking;
import dev.quiver.delta.log.Utf8Order;
import dev.quiver.logical.catalog.TableContent.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the files of one commit's changes, in plan order: by path, deletions first.
final class CommitFiles {
  private static final String INSERT = "insert";
  private static final String DELETE = "delete";

  private final long version;
  private final String timestamp;
  private final List<Part> parts = new ArrayList<>();

  CommitFiles(long version, long timestamp) {
    this.version = version;
    this.timestamp = Instant.ofEpochMilli(timestamp).toString();
  }

  /// A file with the feed's columns among its partition values, and which of its rows are meant:
  /// all, if it does not say.
  record Part(AddedFile file, Optional<ChangedRows> only) {}

  /// Files that say themselves what each row is.
  List<Part> recorded(List<FileChange> changes) {
    changes.forEach(change -> parts.add(new Part(file(change.file(), ""), Optional.empty())));
    return sorted();
  }

  /// Files that came and went, and those that stayed with another deletion vector.
  List<Part> derived(CommitActions.Files files) {
    Map<String, AddedFile> removed = new HashMap<>();
    changing(files.removed()).forEach(file -> removed.put(file.path(), file));
    changing(files.added())
        .forEach(file ->
            Optional.ofNullable(removed.remove(file.path()))
                .ifPresentOrElse(before -> differ(before, file), () -> whole(file, INSERT)));
    removed.values().forEach(file -> whole(file, DELETE));
    return sorted();
  }

  private List<Part> sorted() {
    parts.sort(Comparator.comparing(part -> part.file().path(), Utf8Order::compare));
    return parts;
  }

  private void differ(AddedFile before, AddedFile after) {
    Optional<DeletionVector> old = before.deletionVector();
    Optional<DeletionVector> fresh = after.deletionVector();
    if (!old.map(DeletionVector::id).equals(fresh.map(DeletionVector::id))) {
      fresh.ifPresent(vector -> some(after, DELETE, new ChangedRows(vector, old)));
      old.ifPresent(vector -> some(after, INSERT, new ChangedRows(vector, fresh)));
    }
  }

  private void whole(AddedFile file, String change) {
    parts.add(new Part(file(file, change), Optional.empty()));
  }

  /// What is known of all rows of a file is not true of some.
  private void some(AddedFile file, String change, ChangedRows rows) {
    AddedFile unmeasured =
        new AddedFile(
            file.path(),
            file.bytes(),
            file.modified(),
            file.partitionValues(),
            Optional.empty(),
            Optional.empty(),
            RowTracking.NONE);
    parts.add(new Part(file(unmeasured, change), Optional.of(rows)));
  }

  private AddedFile file(AddedFile file, String change) {
    Map<String, String> values = new HashMap<>(file.partitionValues());
    values.put(Changes.COMMIT_VERSION, Long.toString(version));
    values.put(Changes.COMMIT_TIMESTAMP, timestamp);
    values.put(Changes.CHANGE_TYPE, change);
    return new AddedFile(
        file.path(),
        file.bytes(),
        file.modified(),
        values,
        file.statistics(),
        file.deletionVector(),
        RowTracking.NONE);
  }

  private static Stream<AddedFile> changing(List<FileChange> changes) {
    return changes.stream().filter(FileChange::changesData).map(FileChange::file);
  }
}
