package dev.quiver.delta.commit;

import dev.quiver.delta.log.CommitFacts;
import dev.quiver.delta.log.DataFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps count of a table's files from version to version.
final class LiveFiles {
  private final Map<String, Long> bytes = new HashMap<>();
  private boolean known = true;

  LiveFiles(List<DataFile> files) {
    files.forEach(file -> add(file.identity(), file.bytes()));
  }

  /// Goes on to the next version.
  void apply(CommitFacts commit) {
    commit.removed().forEach(this::remove);
    commit.added().forEach(this::add);
  }

  void add(String identity, long fileBytes) {
    known &= bytes.put(identity, fileBytes) == null;
  }

  void remove(String identity) {
    known &= bytes.remove(identity) != null;
  }

  /// Whether every file was added once and removed at most once.
  boolean isKnown() {
    return known;
  }

  int files() {
    return bytes.size();
  }

  long bytes() {
    return bytes.values().stream().mapToLong(Long::longValue).sum();
  }
}
