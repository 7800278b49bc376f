package dev.quiver.logical.spec;

import java.util.List;
import java.util.Optional;

/// A Delta table that views read, at its latest version or a pinned one.
///
/// `files` are the only data files that are read, where it says any; `columns` is the schema that
/// views see, where it says one.
public record InputRelation(
    String logicalName,
    String deltaLocation,
    boolean requiresLineage,
    Optional<Long> versionPin,
    Optional<String> timestampPin,
    Optional<List<String>> files,
    Optional<List<CanonicalColumn>> columns,
    List<InputKey> keys) {
  public InputRelation {
    files = files.map(List::copyOf);
    columns = columns.map(List::copyOf);
    keys = List.copyOf(keys);
  }
}
