package dev.quiver.logical.catalog;

import java.util.List;
import java.util.Optional;

/// How a table is looked at, beyond its version: `lineage` adds columns that say where rows are
/// from, `files` are the only data files whose rows are seen, where it says any.
public record ScanOptions(boolean lineage, Optional<List<String>> files) {
  /// The table as it is.
  public static final ScanOptions NONE = new ScanOptions(false, Optional.empty());

  public ScanOptions {
    files = files.map(List::copyOf);
  }
}
