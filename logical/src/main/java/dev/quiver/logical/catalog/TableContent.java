package dev.quiver.logical.catalog;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of a table a relation gives. The fixed columns of each are said here, once, for whoever
/// binds them and whoever fills them.
public sealed interface TableContent {
  /// The rows of the table at its version: its columns, and behind them `lineageColumns` of its
  /// lineage. `files` are the only data files that are seen, if not all are, in order, as the log
  /// has them.
  record Rows(int lineageColumns, Optional<List<String>> files) implements TableContent {
    public Rows {
      files = files.map(List::copyOf);
    }
  }

  /// The rows changed by each version from `from` to the relation's own, both inclusive; none where
  /// `from` is the next version.
  record Changes(long from) implements TableContent {
    /// What happened to the row.
    public static final String CHANGE_TYPE = "_change_type";

    /// The version that changed it.
    public static final String COMMIT_VERSION = "_commit_version";

    /// When that version was committed.
    public static final String COMMIT_TIMESTAMP = "_commit_timestamp";

    /// The columns of changes, behind those of the table.
    public static final List<Field> FIELDS =
        List.of(
            new Field(CHANGE_TYPE, Simple.STRING),
            new Field(COMMIT_VERSION, Simple.INT64),
            new Field(COMMIT_TIMESTAMP, Simple.TIMESTAMP));

    /// The columns of changes of a table with these rows.
    public static Schema over(Schema rows) {
      List<Field> fields = new ArrayList<>(rows.fields());
      fields.addAll(FIELDS);
      return new Schema(fields);
    }
  }

  /// One row about the table at its version.
  record Facts() implements TableContent {
    /// The columns; times are milliseconds since 1970-01-01T00:00:00Z.
    public static final Schema SCHEMA =
        new Schema(
            List.of(
                field("table_uri", Simple.STRING),
                field("version", Simple.INT64),
                field("snapshot_timestamp", Simple.INT64),
                field("min_reader_version", Simple.INT32),
                field("min_writer_version", Simple.INT32),
                field("reader_features_json", Simple.STRING),
                field("writer_features_json", Simple.STRING),
                field("table_properties_json", Simple.STRING),
                field("partition_columns_json", Simple.STRING),
                field("schema_json", Simple.STRING)));
  }

  /// One row for each live file of the table at its version.
  record Manifest() implements TableContent {
    /// The columns; times are milliseconds since 1970-01-01T00:00:00Z.
    public static final Schema SCHEMA =
        new Schema(
            List.of(
                field("table_uri", Simple.STRING),
                field("version", Simple.INT64),
                field("path", Simple.STRING),
                field("size", Simple.INT64),
                field("modification_time", Simple.INT64),
                field("data_change", Simple.BOOLEAN),
                field("stats", Simple.STRING),
                field("partition_values_json", Simple.STRING),
                field("tags_json", Simple.STRING),
                field("deletion_vector_json", Simple.STRING),
                field("num_records", Simple.INT64)));
  }

  /// What plans say behind the table's name; nothing for its rows.
  default String text(long version) {
    return switch (this) {
      case Rows _ -> "";
      case Changes(var from) -> " changes %d to %d".formatted(from, version);
      case Facts() -> " metadata";
      case Manifest() -> " files";
    };
  }

  private static Field field(String name, DataType type) {
    return new Field(name, type);
  }
}
