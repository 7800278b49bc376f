package dev.quiver.delta.commit;

import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.WriterFeatures;
import dev.quiver.logical.plan.Target.WriteMode;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Refuses, before the first row, what could not be committed after the last.
final class WriteCheck {
  private final String output;
  private final String location;

  WriteCheck(String output, String location) {
    this.output = output;
    this.location = location;
  }

  /// Checks that rows can stand in a table at all.
  void rows(Schema rows) {
    names(rows.fields());
    rows.fields().forEach(field -> type(field.name(), field.type()));
  }

  /// Checks the partitioning of a new table.
  void partitioning(Schema rows, List<String> columns) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      int ordinal = rows.ordinal(column);
      if (ordinal < 0) {
        throw WriteErrors.unknownPartitionColumn(output, column, rows);
      }
      if (!seen.add(column)) {
        throw WriteErrors.partitionedTwice(output, column);
      }
      partitionType(rows.fields().get(ordinal));
    }
    if (columns.size() == rows.fields().size()) {
      throw WriteErrors.onlyPartitionColumns(output, columns);
    }
  }

  /// Checks that rows, partitioning and mode are right for a table that is there.
  void table(Snapshot table, Schema rows, List<String> partitionBy, WriteMode mode) {
    boolean overwrite = mode == WriteMode.OVERWRITE;
    WriterFeatures.unsupported(table, overwrite)
        .ifPresent(feature -> {
          throw WriteErrors.unsupported(location, feature);
        });
    if (overwrite && table.metadata().isOn("delta.appendOnly")) {
      throw WriteErrors.appendOnly(location);
    }
    Schema schema = table.schema();
    if (!new HashSet<>(schema.fields()).equals(new HashSet<>(rows.fields()))) {
      throw WriteErrors.schema(location, schema, rows);
    }
    if (!partitionBy.isEmpty() && !partitionBy.equals(table.partitionColumns())) {
      throw WriteErrors.partitioning(location, table.partitionColumns(), partitionBy);
    }
  }

  /// Checks that metadata does not take the names of a commit's own fields.
  void metadata(Set<String> keys) {
    for (String key : keys) {
      if (CommitDocument.FIELDS.contains(key)) {
        throw WriteErrors.reserved(output, key);
      }
    }
  }

  private void names(List<Field> fields) {
    Set<String> seen = new HashSet<>();
    for (Field field : fields) {
      if (field.name().isEmpty() || !seen.add(field.name().toLowerCase(Locale.ROOT))) {
        throw WriteErrors.columnName(output, field.name());
      }
    }
  }

  private void type(String column, DataType type) {
    switch (type) {
      case Struct(var members) -> {
        if (members.isEmpty()) {
          throw WriteErrors.columnType(output, column, type);
        }
        names(members);
        members.forEach(member -> type(column + "." + member.name(), member.type()));
      }
      case ListOf(var element) -> type(column + ".element", element);
      case MapOf(var key, var value) -> {
        type(column + ".key", key);
        type(column + ".value", value);
      }
      case Simple simple -> {
        if (simple == Simple.NULL) {
          throw WriteErrors.columnType(output, column, type);
        }
      }
      case Decimal _ -> {}
    }
  }

  private void partitionType(Field field) {
    if (field.type() == Simple.BINARY
        || field.type() == Simple.VARIANT
        || field.type().isNested()) {
      throw WriteErrors.partitionType(output, field.name(), field.type());
    }
  }
}
