package dev.quiver.logical.catalog;

import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.Optional;

/// A table at a pinned version. `name` is how the spec calls it; `location` is absolute.
///
/// `schema` are the table's columns, and behind them those of its lineage if they were asked for.
/// `files` are the only data files that are seen, if not all are, in order, as the log has them.
public record TableRef(
    String name, String location, long version, Schema schema, Optional<List<String>> files) {
  public TableRef {
    files = files.map(List::copyOf);
  }

  /// All files of a table.
  public TableRef(String name, String location, long version, Schema schema) {
    this(name, location, version, schema, Optional.empty());
  }
}
