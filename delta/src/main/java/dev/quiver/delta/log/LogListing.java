package dev.quiver.delta.log;

import dev.quiver.delta.store.FileStatus;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.delta.store.StorageException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The versions a log can tell, from the names of its files alone.
public final class LogListing {
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final Pattern CHECKPOINT =
      Pattern.compile(
          "(\\d{20})\\.checkpoint(?:\\.(\\d{10})\\.(\\d{10}))?(?:\\.[^.]+)?\\.(?:parquet|json)");

  private final String location;
  private final NavigableMap<Long, FileStatus> commits = new TreeMap<>();
  private final NavigableMap<Long, FileStatus> checkpoints = new TreeMap<>();

  private LogListing(String location, List<FileStatus> files) {
    this.location = location;
    Map<String, Set<String>> parts = new HashMap<>();
    for (FileStatus file : files) {
      String name = file.path().substring(file.path().lastIndexOf('/') + 1);
      Matcher commit = COMMIT.matcher(name);
      Matcher checkpoint = CHECKPOINT.matcher(name);
      if (commit.matches()) {
        commits.put(Long.parseLong(commit.group(1)), file);
      } else if (checkpoint.matches() && file.bytes() > 0) {
        addCheckpoint(checkpoint, file, parts);
      }
    }
  }

  /// Lists the log of the table at an absolute location; a [TableException] where there is none.
  public static LogListing of(ObjectStore store, String location) {
    List<FileStatus> files;
    try {
      files = store.listFrom(location + "/_delta_log/");
    } catch (StorageException e) {
      if (e.code().equals(StorageException.MISSING)) {
        throw TableErrors.notATable(location);
      }
      throw e;
    }
    LogListing listing = new LogListing(location, files);
    if (listing.commits.isEmpty() && listing.checkpoints.isEmpty()) {
      throw TableErrors.notATable(location);
    }
    return listing;
  }

  /// The newest version.
  public long latest() {
    if (commits.isEmpty()) {
      return checkpoints.lastKey();
    }
    return checkpoints.isEmpty()
        ? commits.lastKey()
        : Math.max(commits.lastKey(), checkpoints.lastKey());
  }

  /// Answers the version to read, which is `wanted` or the newest: it is there, and so is
  /// everything that tells it.
  public long resolve(OptionalLong wanted) {
    long version = wanted.orElse(latest());
    if (version > latest() || version < earliest()) {
      throw TableErrors.noVersion(location, version, earliest(), latest());
    }
    Long checkpoint = checkpoints.floorKey(version);
    for (long v = checkpoint == null ? 0 : checkpoint + 1; v <= version; v++) {
      if (!commits.containsKey(v)) {
        throw TableErrors.missingCommit(location, version, commitName(v));
      }
    }
    return version;
  }

  /// The file that stands for a version: its commit, or a checkpoint where that is gone.
  public Optional<FileStatus> file(long version) {
    FileStatus commit = commits.get(version);
    return Optional.ofNullable(commit == null ? checkpoints.get(version) : commit);
  }

  /// The commits from behind one version up to another, newest first; empty if one is not there.
  public Optional<List<String>> commits(long after, long to) {
    List<String> files =
        commits.subMap(after, false, to, true).descendingMap().values().stream()
            .map(FileStatus::path)
            .toList();
    return files.size() == to - after ? Optional.of(files) : Optional.empty();
  }

  /// The name of a version's commit.
  public static String commitName(long version) {
    return "%020d.json".formatted(version);
  }

  /// The oldest version that can be told.
  public long earliest() {
    long commit = commits.isEmpty() ? latest() : commits.firstKey();
    if (commit == 0 || checkpoints.isEmpty()) {
      return commit;
    }
    return checkpoints.firstKey();
  }

  private void addCheckpoint(Matcher checkpoint, FileStatus file, Map<String, Set<String>> parts) {
    String version = checkpoint.group(1);
    if (checkpoint.group(2) == null) {
      checkpoints.put(Long.parseLong(version), file);
      return;
    }
    Set<String> seen = parts.computeIfAbsent(version + checkpoint.group(3), _ -> new HashSet<>());
    seen.add(checkpoint.group(2));
    if (seen.size() == Integer.parseInt(checkpoint.group(3))) {
      checkpoints.put(Long.parseLong(version), file);
    }
  }
}
