package dev.quiver.delta.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quiver.delta.parquet.column.StoredName;
import dev.quiver.delta.parquet.column.StoredName.By;
import java.util.Map;
import java.util.OptionalInt;

/// How a table's columns are found in its files.
enum ColumnMapping {
  NONE,
  NAME,
  ID;

  private static final String MODE = "delta.columnMapping.mode";
  private static final String FIELD_ID = "delta.columnMapping.id";
  private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";

  static ColumnMapping of(String location, Map<String, String> configuration) {
    String mode = configuration.getOrDefault(MODE, "none");
    return switch (mode) {
      case "none" -> NONE;
      case "name" -> NAME;
      case "id" -> ID;
      default -> throw TableErrors.unsupported(location, "column mapping by " + mode);
    };
  }

  /// What files call a field of the schema, which queries call `path`.
  StoredName name(String location, String path, JsonNode field) {
    if (this == NONE) {
      return StoredName.anyCase(field.path("name").asText());
    }
    JsonNode metadata = field.path("metadata");
    JsonNode name = metadata.path(PHYSICAL_NAME);
    JsonNode id = metadata.path(FIELD_ID);
    if (!name.isTextual()) {
      throw missing(location, path, PHYSICAL_NAME);
    }
    if (this == ID && !id.canConvertToInt()) {
      throw missing(location, path, FIELD_ID);
    }
    return new StoredName(
        name.textValue(),
        id.canConvertToInt() ? OptionalInt.of(id.intValue()) : OptionalInt.empty(),
        this == ID ? By.ID : By.NAME);
  }

  private static RuntimeException missing(String location, String path, String property) {
    return TableErrors.corrupt(
        location, "column mapping is on, but column %s has no %s".formatted(path, property));
  }
}
