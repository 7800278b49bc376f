package dev.quiver.delta.commit;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Gives names that no one else has: of files, tables and transactions. Safe from any thread.
public interface IdSource {
  /// An id; `purpose` says what for, and is different for everything in one run.
  UUID id(String purpose);

  /// Ids that nobody can foresee.
  static IdSource random() {
    return _ -> UUID.randomUUID();
  }

  /// The same ids for the same seed and purposes, so that a run can be repeated to the byte.
  static IdSource derived(String seed) {
    return purpose ->
        UUID.nameUUIDFromBytes((seed + "\n" + purpose).getBytes(StandardCharsets.UTF_8));
  }
}
