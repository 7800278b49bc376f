package dev.quiver.delta.log;

import dev.quiver.delta.store.FileStatus;
import dev.quiver.delta.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells when versions were committed, as far as commits are still there.
///
/// A commit's time is the one it carries, from the version on in which the table began to keep such
/// times; before, it is that of its file, made later than the one before it, since files may be
/// copied.
public final class CommitTimes {
  private static final Pattern COMMIT = Pattern.compile("(\\d{20})\\.json");
  private static final String IN_COMMIT = "delta.enableInCommitTimestamps";
  private static final String ENABLED_IN = "delta.inCommitTimestampEnablementVersion";

  private final ObjectStore store;
  private final String location;
  private final List<Long> versions;
  private final List<Long> fileTimes = new ArrayList<>();

  /// Where `versions`, by their index, begin to carry their time.
  private final int carrying;

  private CommitTimes(
      ObjectStore store, String location, NavigableMap<Long, Long> commits, Metadata newest) {
    this.store = store;
    this.location = location;
    this.versions = List.copyOf(commits.keySet());
    long last = Long.MIN_VALUE;
    for (long modified : commits.values()) {
      last = Math.max(modified, last + 1);
      fileTimes.add(last);
    }
    this.carrying = carrying(newest);
  }

  /// The times of a table whose newest metadata is known.
  public static CommitTimes of(ObjectStore store, String location, Metadata newest) {
    long earliest = LogListing.of(store, location).earliest();
    NavigableMap<Long, Long> commits = new TreeMap<>();
    for (FileStatus file : store.listFrom(location + "/_delta_log/")) {
      Matcher commit = COMMIT.matcher(file.path().substring(file.path().lastIndexOf('/') + 1));
      if (commit.matches() && Long.parseLong(commit.group(1)) >= earliest) {
        commits.put(Long.parseLong(commit.group(1)), file.modified());
      }
    }
    return new CommitTimes(store, location, commits, newest);
  }

  /// The newest version at a time; a [dev.quiver.logical.catalog.TableException] that names the
  /// times there are if it is before the first, or after the last.
  public long at(Instant time) {
    if (versions.isEmpty()) {
      throw TableErrors.noTimes(location);
    }
    long millis = time.toEpochMilli();
    int last = versions.size() - 1;
    if (millis < time(0) || millis > time(last)) {
      throw TableErrors.noTime(
          location, time, Instant.ofEpochMilli(time(0)), Instant.ofEpochMilli(time(last)));
    }
    boolean carried = carrying <= last && millis >= time(carrying);
    int found = carried ? latest(carrying, last + 1, millis) : latest(0, carrying, millis);
    return versions.get(found);
  }

  /// When a version was committed, in milliseconds; empty if its commit is gone.
  public OptionalLong of(long version) {
    int index = Collections.binarySearch(versions, version);
    return index < 0 ? OptionalLong.empty() : OptionalLong.of(time(index));
  }

  /// When the file of a version's commit was written, whatever the commit itself says.
  public OptionalLong written(long version) {
    int index = Collections.binarySearch(versions, version);
    return index < 0 ? OptionalLong.empty() : OptionalLong.of(fileTimes.get(index));
  }

  /// The first of the commits that lead to a version without a gap; empty if its own is gone.
  public OptionalLong firstLeadingTo(long version) {
    int index = Collections.binarySearch(versions, version);
    if (index < 0) {
      return OptionalLong.empty();
    }
    while (index > 0 && versions.get(index - 1) == versions.get(index) - 1) {
      index--;
    }
    return OptionalLong.of(versions.get(index));
  }

  /// The first and the last of the newest commits that are there without a gap; nothing if none is.
  public List<Long> latest() {
    return versions.isEmpty()
        ? List.of()
        : List.of(firstLeadingTo(versions.getLast()).orElseThrow(), versions.getLast());
  }

  private int latest(int from, int to, long millis) {
    int low = from;
    int high = to - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (time(middle) <= millis) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// In milliseconds.
  private long time(int index) {
    long version = versions.get(index);
    return index < carrying
        ? fileTimes.get(index)
        : InCommitTime.of(store, location, version)
            .orElseThrow(() -> TableErrors.noCommitTime(location, version));
  }

  private int carrying(Metadata newest) {
    if (!newest.isOn(IN_COMMIT)) {
      return versions.size();
    }
    long first = enabledIn(newest);
    int index = 0;
    while (index < versions.size() && versions.get(index) < first) {
      index++;
    }
    return index;
  }

  private long enabledIn(Metadata newest) {
    String version = newest.configuration().getOrDefault(ENABLED_IN, "0");
    try {
      return Long.parseLong(version);
    } catch (NumberFormatException e) {
      throw TableErrors.corrupt(location, "no version: %s is %s".formatted(ENABLED_IN, version), e);
    }
  }
}
