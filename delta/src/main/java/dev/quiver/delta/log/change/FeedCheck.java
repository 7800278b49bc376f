package dev.quiver.delta.log.change;

import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Checks that all versions of a range recorded their changes, under columns that can be read as
/// those of its end.
final class FeedCheck {
  private final Snapshot end;
  private final LongFunction<Snapshot> at;

  /// A check of ranges that end at a version; `at` gives the table at others.
  FeedCheck(Snapshot end, LongFunction<Snapshot> at) {
    this.end = end;
    this.at = at;
  }

  /// Refuses a range that has a version without records, or columns that do not go together.
  void check(List<CommitActions> commits) {
    if (commits.isEmpty()) {
      return;
    }
    Recording recording = recording(commits);
    if (!recording.gaps.isEmpty()) {
      throw notRecorded(recording.gaps.getFirst(), commits, recording.since);
    }
    checkColumns(commits);
  }

  /// The last of the commits, as many as recorded their changes without a gap, up to the end.
  List<CommitActions> recorded(List<CommitActions> commits) {
    Recording recording = recording(commits);
    if (recording.since == commits.size()) {
      throw notRecorded(end.version(), commits, recording.since);
    }
    List<CommitActions> recorded = commits.subList(recording.since, commits.size());
    checkColumns(recorded);
    return recorded;
  }

  /// The versions without records, and from which of the commits on there are none.
  private record Recording(List<Long> gaps, int since) {}

  private Recording recording(List<CommitActions> commits) {
    MetadataAction metadata = before(commits);
    List<Long> gaps = new ArrayList<>();
    int since = 0;
    for (int i = 0; i < commits.size(); i++) {
      metadata = commits.get(i).metadata().orElse(metadata);
      if (!metadata.recordsChanges()) {
        gaps.add(commits.get(i).version());
        since = i + 1;
      }
    }
    return new Recording(gaps, since);
  }

  private void checkColumns(List<CommitActions> commits) {
    checkColumns(commits.getFirst().version(), before(commits));
    commits.stream()
        .skip(1)
        .forEach(commit ->
            commit.metadata().ifPresent(metadata -> checkColumns(commit.version(), metadata)));
  }

  private void checkColumns(long version, MetadataAction metadata) {
    if (!metadata.partitionColumns().equals(end.partitionColumns())) {
      throw ChangeErrors.incompatible(
          end.location(), version, end.version(), "its partition columns were others");
    }
    SchemaChange.between(end.location(), metadata.schemaJson(), end.metadata().schemaJson())
        .ifPresent(reason -> {
          throw ChangeErrors.incompatible(end.location(), version, end.version(), reason);
        });
  }

  /// What holds from the first of the commits on: the end's own where none changed it, so that the
  /// table at that version need not be told, which it may be no more.
  private MetadataAction before(List<CommitActions> commits) {
    CommitActions first = commits.getFirst();
    if (first.metadata().isPresent()) {
      return first.metadata().get();
    }
    boolean changed = commits.stream().anyMatch(commit -> commit.metadata().isPresent());
    return of(changed ? at.apply(first.version()).metadata() : end.metadata());
  }

  private static MetadataAction of(Metadata metadata) {
    return new MetadataAction(
        metadata.schemaJson(), metadata.partitionColumns(), metadata.configuration());
  }

  private RuntimeException notRecorded(long version, List<CommitActions> commits, int since) {
    long from = commits.getFirst().version();
    return ChangeErrors.notRecorded(end.location(), version, from, end.version(), from + since);
  }
}
