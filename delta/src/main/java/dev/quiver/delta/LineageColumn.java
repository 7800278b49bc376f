package dev.quiver.delta;

import dev.quiver.delta.log.Metadata;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.column.StoredName;
import dev.quiver.delta.parquet.column.StoredName.By;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Columns that say where a row is from, on request, behind those of the table.
enum LineageColumn {
  /// The path of the row's file, as people write it.
  SOURCE_FILE(Simple.STRING, ""),
  /// What tells the row from all others the table ever had.
  ROW_ID(Simple.INT64, "delta.rowTracking.materializedRowIdColumnName"),
  /// The version that wrote the row last.
  ROW_COMMIT_VERSION(Simple.INT64, "delta.rowTracking.materializedRowCommitVersionColumnName");

  private static final String ROW_TRACKING = "delta.enableRowTracking";

  private final Simple type;
  private final String override;

  LineageColumn(Simple type, String override) {
    this.type = type;
    this.override = override;
  }

  /// Those that a table has: rows have ids only where they are tracked.
  static List<Field> of(Snapshot snapshot) {
    List<Field> fields = new ArrayList<>();
    for (LineageColumn column : values()) {
      if (column == SOURCE_FILE || snapshot.metadata().isOn(ROW_TRACKING)) {
        if (snapshot.schema().ordinal(column.text()) >= 0) {
          throw TableErrors.unsupported(
              snapshot.location(), "lineage beside a column named " + column.text());
        }
        fields.add(new Field(column.text(), column.type));
      }
    }
    return fields;
  }

  static LineageColumn named(String name) {
    for (LineageColumn column : values()) {
      if (column.text().equals(name)) {
        return column;
      }
    }
    throw new IllegalStateException("no such lineage column: " + name);
  }

  DataType type() {
    return type;
  }

  /// Where rewritten files keep what their rows had before.
  Optional<StoredColumn> stored(Metadata metadata) {
    return Optional.ofNullable(metadata.configuration().get(override))
        .map(name ->
            new StoredColumn(new StoredName(name, OptionalInt.empty(), By.NAME), type, List.of()));
  }

  private String text() {
    return "__" + name().toLowerCase(Locale.ROOT);
  }
}
