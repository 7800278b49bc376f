package dev.quiver.delta.log;

import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.catalog.TableRef;
import java.time.Instant;

/// Holds the words for what is wrong with a table.
public final class TableErrors {
  /// The code of a location without a Delta table.
  public static final String NOT_A_TABLE = "TABLE_NOT_FOUND";

  /// The code of a version that is not there.
  public static final String NO_VERSION = "VERSION_NOT_FOUND";

  /// The code of a log that cannot be read.
  public static final String CORRUPT = "TABLE_CORRUPT";

  /// The code of a table that asks for what we do not have.
  public static final String UNSUPPORTED = "TABLE_FEATURE_UNSUPPORTED";

  /// The code of a live file that is not there.
  public static final String MISSING_FILE = "DATA_FILE_MISSING";

  /// The code of a data file that was asked for and is not live.
  public static final String NO_FILE = "DATA_FILE_UNKNOWN";

  /// The code of a deletion vector that cannot be read.
  public static final String DELETION_VECTOR = "DELETION_VECTOR_CORRUPT";

  private TableErrors() {}

  /// There is no `_delta_log`, or nothing of a log in it.
  public static TableException notATable(String location) {
    return new TableException(
        NOT_A_TABLE,
        "no Delta table at " + location + "\n  a table has commits in its folder _delta_log");
  }

  /// The version is outside of what the log still tells.
  public static TableException noVersion(
      String location, long version, long earliest, long latest) {
    return new TableException(
        NO_VERSION,
        "cannot read %s@v%d: no such version\n  the log has versions %d to %d\n  try version %d"
            .formatted(location, version, earliest, latest, latest));
  }

  /// No version is as old, or none is as new.
  public static TableException noTime(String location, Instant time, Instant first, Instant last) {
    return new TableException(
        NO_VERSION,
        "cannot read %s as of %s: it is %s\n  the log has commits from %s to %s\n  try a time between"
            .formatted(
                location,
                time,
                time.isBefore(first) ? "before the first commit" : "after the last commit",
                first,
                last));
  }

  /// The log has checkpoints only, which do not tell when.
  public static TableException noTimes(String location) {
    return new TableException(
        NO_VERSION,
        "cannot read %s as of a time: no commit is left that tells one\n  try a version"
            .formatted(location));
  }

  /// A commit does not carry its time, though the table says so.
  public static TableException noCommitTime(String location, long version) {
    return new TableException(
        CORRUPT,
        "cannot read %s as of a time: version %d has no inCommitTimestamp\n  try a version"
            .formatted(location, version));
  }

  /// A file that was asked for is not one of the table's.
  public static TableException noSuchFile(String table, long version, String path) {
    return new TableException(
        NO_FILE,
        "cannot read %s@v%d: no such data file in that version: %s\n  try paths as the log has them"
            .formatted(table, version, path));
  }

  /// A commit that is needed is not there.
  public static TableException missingCommit(String location, long version, String file) {
    return new TableException(
        CORRUPT,
        "cannot read %s@v%d: log file is missing: %s\n".formatted(location, version, file)
            + "  no checkpoint stands in for it; repair the table, or pin a version before it");
  }

  /// A live file is not there.
  public static TableException missingFile(TableRef table, String path, Throwable cause) {
    return new TableException(
        MISSING_FILE,
        "cannot read %s@v%d: data file is missing: %s\n"
                .formatted(table.name(), table.version(), path)
            + "  it is not at %s; it may have been vacuumed\n".formatted(table.location())
            + "  try a newer version, or repair the table",
        cause);
  }

  /// What is written of a file's deleted rows makes no sense.
  public static TableException corruptDeletionVector(String location, String path, String why) {
    return new TableException(
        DELETION_VECTOR,
        "cannot read %s: the deletion vector of %s is damaged: %s\n".formatted(location, path, why)
            + "  repair the table, or pin a version before it");
  }

  /// The file of a deletion vector is not there.
  public static TableException missingDeletionVector(
      String location, String path, String file, Throwable cause) {
    return new TableException(
        MISSING_FILE,
        "cannot read %s: deletion vector is missing: %s\n  it tells which rows of %s are deleted\n"
                .formatted(location, file, path)
            + "  try a newer version, or repair the table",
        cause);
  }

  /// A line of the log is not what it should be.
  public static TableException corruptLine(String file, long line, String why, Throwable cause) {
    return new TableException(
        CORRUPT,
        "cannot read the log: %s, line %d: %s\n  repair the table, or pin a version before it"
            .formatted(file, line, why),
        cause);
  }

  /// A checkpoint is not what it should be.
  public static TableException corruptCheckpoint(String file, String why, Throwable cause) {
    return new TableException(
        CORRUPT,
        "cannot read the checkpoint: %s: %s\n  repair the table, or pin a version before it"
            .formatted(file, why),
        cause);
  }

  /// A checkpoint says what makes no sense.
  public static TableException corruptCheckpoint(String file, String why) {
    return new TableException(
        CORRUPT,
        "cannot read the checkpoint: %s: %s\n  repair the table, or pin a version before it"
            .formatted(file, why));
  }

  /// The log as a whole makes no sense.
  public static TableException corrupt(String location, String why, Throwable cause) {
    return new TableException(
        CORRUPT, "cannot read the log of %s: %s".formatted(location, why), cause);
  }

  /// An action of the log makes no sense.
  public static TableException corrupt(String location, String why) {
    return new TableException(CORRUPT, "cannot read the log of %s: %s".formatted(location, why));
  }

  /// The table uses something Quiver does not read.
  public static TableException unsupported(String location, String feature) {
    return new TableException(
        UNSUPPORTED,
        "cannot read %s: %s is not supported\n  try a version of the table without it"
            .formatted(location, feature));
  }
}
