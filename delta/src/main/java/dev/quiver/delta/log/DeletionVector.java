package dev.quiver.delta.log;

import java.util.OptionalInt;

/// Which rows of a file are deleted, or rather where that is written down.
///
/// `storage` is `u` for a file named by `path` beside the table's, `p` for one at an absolute path,
/// `i` where `path` holds the rows themselves. `bytes` and `cardinality` are to be checked.
public record DeletionVector(
    String storage, String path, OptionalInt offset, int bytes, long cardinality) {
  /// What tells it from others of the same file: part of a live file's identity.
  public String id() {
    return storage + path + (offset.isPresent() ? "@" + offset.getAsInt() : "");
  }
}
