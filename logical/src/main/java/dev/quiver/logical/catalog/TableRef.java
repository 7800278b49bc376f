package dev.quiver.logical.catalog;

import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.List;
import java.util.Optional;

/// A table at a pinned version. `name` is how the spec calls it; `location` is absolute.
///
/// `schema` are the table's columns, and behind them `lineageColumns` of its lineage. `files` are
/// the only data files that are seen, if not all are, in order, as the log has them.
public record TableRef(
    String name,
    String location,
    long version,
    Schema schema,
    int lineageColumns,
    Optional<List<String>> files) {
  public TableRef {
    files = files.map(List::copyOf);
  }

  /// The whole of a table, without its lineage.
  public TableRef(String name, String location, long version, Schema schema) {
    this(name, location, version, schema, 0, Optional.empty());
  }

  /// The columns of its lineage.
  public List<Field> lineage() {
    List<Field> fields = schema.fields();
    return fields.subList(fields.size() - lineageColumns, fields.size());
  }
}
