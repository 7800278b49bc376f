package dev.quiver.delta.log;

import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.logical.type.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a table's newest `metaData` action says. `schemaJson` is the schema as the log has it.
public record Metadata(
    String id,
    Optional<String> name,
    Optional<String> description,
    TableColumns columns,
    String schemaJson,
    List<String> partitionColumns,
    SortedMap<String, String> configuration,
    OptionalLong created) {
  public Metadata {
    partitionColumns = List.copyOf(partitionColumns);
    configuration = Collections.unmodifiableSortedMap(new TreeMap<>(configuration));
  }

  /// The columns as queries see them.
  public Schema schema() {
    return columns.schema();
  }

  /// The columns as files have them, each where the schema has its field.
  public List<StoredColumn> stored() {
    return columns.stored();
  }

  /// The schema's ordinals of the partition columns, in their order.
  public int[] partitionOrdinals() {
    return partitionColumns.stream().mapToInt(schema()::ordinal).toArray();
  }

  /// Whether a property is set to `true`.
  public boolean isOn(String property) {
    return "true".equalsIgnoreCase(configuration.get(property));
  }
}
