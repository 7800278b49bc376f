package dev.quiver.delta.commit;

import dev.quiver.logical.QueryException;

/// How the commit of one output ended.
public sealed interface CommitOutcome {
  /// The output's name.
  String output();

  /// Where the output goes.
  String location();

  /// The rows are version `version` of the table. Counts are of this commit alone; `attempts` is 1
  /// where no other writer was in the way.
  record Committed(
      String output,
      String location,
      long version,
      int files,
      long rows,
      long bytes,
      int removedFiles,
      int attempts)
      implements CommitOutcome {}

  /// Another writer was first, and what it did does not go together with this output. Nothing was
  /// written.
  record Conflict(String output, String location, long version, String reason)
      implements CommitOutcome {
    /// Says what, where, and what now.
    public String message() {
      return "commit conflict on %s: version %d was written by another job\n"
              .formatted(location, version)
          + "  "
          + reason
          + "\n"
          + "  nothing was written; run the query again";
    }
  }

  /// The commit could not be done; `error` says why.
  record Failed(String output, String location, QueryException error) implements CommitOutcome {}
}
