package dev.quiver.delta;

import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableErrors;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Some of a table's files, which somebody has chosen.
final class ChosenFiles {
  private ChosenFiles() {}

  /// The paths of files as the log has them, in order and once each; files may be named so, by the
  /// decoded path, or by where they are. An error where one is none of the table's.
  static List<String> paths(String table, Snapshot snapshot, List<String> wanted) {
    Map<String, String> known = new HashMap<>();
    for (DataFile file : snapshot.files()) {
      known.putIfAbsent(file.location(), file.path());
      known.putIfAbsent(file.name(), file.path());
    }
    snapshot.files().forEach(file -> known.put(file.path(), file.path()));
    return wanted.stream()
        .map(path -> {
          String found = known.get(path);
          if (found == null) {
            throw TableErrors.noSuchFile(table, snapshot.version(), path);
          }
          return found;
        })
        .distinct()
        .sorted()
        .toList();
  }

  /// The table as if it had these files only.
  static Snapshot of(Snapshot snapshot, List<String> paths) {
    Set<String> chosen = new HashSet<>(paths);
    return new Snapshot(
        snapshot.location(),
        snapshot.version(),
        snapshot.protocol(),
        snapshot.metadata(),
        snapshot.timestamp(),
        snapshot.files().where(chosen::contains));
  }
}
