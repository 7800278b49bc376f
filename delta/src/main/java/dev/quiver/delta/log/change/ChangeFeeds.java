package dev.quiver.delta.log.change;

import dev.quiver.delta.log.CommitTimes;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.logical.catalog.ChangeRange;
import dev.quiver.logical.catalog.ChangeRange.AtTime;
import dev.quiver.logical.catalog.ChangeRange.AtVersion;
import dev.quiver.logical.catalog.TableContent.Changes;
import dev.quiver.logical.type.Field;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// Opens the change feed of one table: resolves a range to versions, reads their commits, and
/// checks that they go together.
public final class ChangeFeeds {
  private static final long MICROS_A_MILLI = 1_000;

  private final ObjectStore store;
  private final Snapshot pinned;
  private final LongFunction<Snapshot> at;
  private final CommitTimes times;

  /// Feeds of a table up to its pinned version; `at` gives the table at other versions.
  public ChangeFeeds(ObjectStore store, Snapshot pinned, LongFunction<Snapshot> at) {
    this.store = store;
    this.pinned = pinned;
    this.at = at;
    this.times = CommitTimes.of(store, pinned.location(), pinned.metadata());
  }

  /// The feed of a range.
  public ChangeFeed open(ChangeRange range) {
    long to = end(range);
    long earliest = earliest(to);
    Snapshot end = to == pinned.version() ? pinned : at.apply(to);
    checkNames(end);
    FeedCheck check = new FeedCheck(end, at);
    if (range.from().isEmpty()) {
      return feed(check.recorded(commits(earliest, to)).getFirst().version(), end);
    }
    long from = start(range, earliest, to);
    check.check(commits(from, to));
    return feed(from, end);
  }

  /// Reads commit after commit once more, with its files, so that never those of all are held as
  /// objects.
  private ChangeFeed feed(long from, Snapshot end) {
    FeedFiles files = new FeedFiles(end);
    for (long version = from; version <= end.version(); version++) {
      CommitActions commit = CommitLines.read(store, pinned.location(), version);
      files.add(commit, timestamp(commit));
    }
    return files.feed(from);
  }

  /// Whatever the table says now: a commit's own time is better than that of its file.
  private long timestamp(CommitActions commit) {
    return commit
        .inCommitTimestamp()
        .orElseGet(() -> times.written(commit.version()).orElseThrow());
  }

  private List<CommitActions> commits(long from, long to) {
    List<CommitActions> commits = new ArrayList<>();
    for (long version = from; version <= to; version++) {
      commits.add(CommitLines.readWithoutFiles(store, pinned.location(), version));
    }
    return commits;
  }

  private long end(ChangeRange range) {
    return switch (range.to().orElseGet(() -> new AtVersion(pinned.version()))) {
      case AtVersion(var version) -> {
        if (version < 0 || version > pinned.version()) {
          throw ChangeErrors.beyond(pinned.location(), version, pinned.version());
        }
        yield version;
      }
      case AtTime(var micros) -> lastBefore(micros);
    };
  }

  private long earliest(long version) {
    return times
        .firstLeadingTo(version)
        .orElseThrow(() -> ChangeErrors.gone(pinned.location(), version, times.latest()));
  }

  private long lastBefore(long micros) {
    long newest = pinned.version();
    long earliest = earliest(newest);
    long after = firstAtOrAfter(micros + 1, earliest, newest);
    if (after == earliest) {
      throw ChangeErrors.noCommit(
          pinned.location(), "until " + text(micros), "the earliest: " + text(earliest, times));
    }
    return after - 1;
  }

  private long start(ChangeRange range, long earliest, long to) {
    return switch (range.from().orElseThrow()) {
      case AtVersion(var version) -> {
        if (version < 0 || version > pinned.version()) {
          throw ChangeErrors.beyond(pinned.location(), version, pinned.version());
        }
        if (version > to) {
          throw ChangeErrors.backwards(pinned.location(), version, to);
        }
        if (version < earliest) {
          throw ChangeErrors.expired(pinned.location(), "from version " + version, earliest);
        }
        yield version;
      }
      case AtTime(var micros) -> firstAfter(micros, earliest, to);
    };
  }

  private long firstAfter(long micros, long earliest, long to) {
    long newest = pinned.version();
    long first = firstAtOrAfter(micros, earliest, newest);
    if (first > newest) {
      throw ChangeErrors.noCommit(
          pinned.location(), "since " + text(micros), "the newest: " + text(newest, times));
    }
    if (first == earliest
        && earliest > 0
        && times.of(earliest).orElseThrow() > Math.floorDiv(micros, MICROS_A_MILLI)) {
      throw ChangeErrors.expired(pinned.location(), "since " + text(micros), earliest);
    }
    return Math.min(first, to + 1);
  }

  /// The first version of a range that was committed then or later; the one behind it if none was.
  private long firstAtOrAfter(long micros, long from, long to) {
    long millis = Math.ceilDiv(micros, MICROS_A_MILLI);
    long low = from;
    long high = to + 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (times.of(middle).orElseThrow() < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void checkNames(Snapshot end) {
    for (Field field : Changes.FIELDS) {
      if (end.schema().ordinal(field.name()) >= 0) {
        throw ChangeErrors.nameTaken(end.location(), field.name());
      }
    }
  }

  private static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  private static String text(long version, CommitTimes times) {
    return "version %d, %s"
        .formatted(version, Instant.ofEpochMilli(times.of(version).orElseThrow()));
  }
}
