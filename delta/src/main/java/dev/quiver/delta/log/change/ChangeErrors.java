package dev.quiver.delta.log.change;

import dev.quiver.delta.log.TableErrors;
import dev.quiver.logical.catalog.TableException;
import java.util.List;

/// Holds the words for changes that cannot be read.
public final class ChangeErrors {
  /// The code of versions whose commits are gone.
  public static final String EXPIRED = "CHANGES_EXPIRED";

  /// The code of versions that recorded no changes.
  public static final String NOT_RECORDED = "CHANGES_NOT_RECORDED";

  /// The code of versions whose columns do not go together.
  public static final String INCOMPATIBLE = "CHANGES_INCOMPATIBLE";

  private ChangeErrors() {}

  /// The range begins before what the log still has.
  static TableException expired(String location, String start, long earliest) {
    return new TableException(
        EXPIRED,
        cannot(location, start)
            + ": commits of the range are gone\n"
            + "  log retention removes old commits; the earliest version available is %d\n"
                .formatted(earliest)
            + "  try a range that starts at version "
            + earliest);
  }

  /// Not even the commit of the range's end is there; `run` are the first and the last of the
  /// commits that are left without a gap, nothing if there is none.
  static TableException gone(String location, long version, List<Long> run) {
    return new TableException(
        EXPIRED,
        cannot(location, "at version " + version)
            + ": its commit is gone\n"
            + "  only a checkpoint is left of this version, which tells no changes\n"
            + (run.isEmpty()
                ? "  no version is available yet"
                : "  the earliest version available is %d; try a range from there to %d"
                    .formatted(run.getFirst(), run.getLast())));
  }

  /// An end lies beyond the version that is read.
  static TableException beyond(String location, long version, long newest) {
    return new TableException(
        TableErrors.NO_VERSION,
        cannot(location, "at version " + version)
            + ": no such version\n"
            + "  the newest version, or the one pinned, is %d\n".formatted(newest)
            + "  try a range that ends at version "
            + newest);
  }

  /// The start is after the end.
  static TableException backwards(String location, long from, long to) {
    return new TableException(
        TableErrors.NO_VERSION,
        cannot(location, "from version %d to %d".formatted(from, to))
            + ": the range ends before it starts\n  swap its ends");
  }

  /// Every version is older than the time the range starts at, or newer than the one it ends at.
  static TableException noCommit(String location, String when, String known) {
    return new TableException(
        TableErrors.NO_VERSION,
        cannot(location, when)
            + ": no version was committed then\n  %s\n".formatted(known)
            + "  try another time, or versions");
  }

  /// The feed is off at a version of the range.
  ///
  /// `since` is the first version from which on all record changes, the one after `to` if none
  /// does.
  static TableException notRecorded(String location, long version, long from, long to, long since) {
    return new TableException(
        NOT_RECORDED,
        cannot(location, "from version %d to %d".formatted(from, to))
            + ": version %d recorded none\n".formatted(version)
            + "  delta.enableChangeDataFeed must be true in all of the range\n"
            + (since > to
                ? "  try versions in which it is"
                : "  try a range that starts at version " + since));
  }

  /// The columns changed in a way that rows cannot follow.
  static TableException incompatible(String location, long version, long to, String reason) {
    return new TableException(
        INCOMPATIBLE,
        cannot(location, "of version %d as those of version %d".formatted(version, to))
            + ": %s\n".formatted(reason)
            + "  in one range columns may be added, nothing else\n"
            + "  read the versions before and after the change each by themselves");
  }

  /// The table's own columns are called as those of the feed.
  static TableException nameTaken(String location, String column) {
    return new TableException(
        TableErrors.UNSUPPORTED,
        "cannot read changes of %s: it has a column %s of its own\n".formatted(location, column)
            + "  the feed needs that name; rename the column");
  }

  private static String cannot(String location, String what) {
    return "cannot read changes of %s %s".formatted(location, what);
  }
}
