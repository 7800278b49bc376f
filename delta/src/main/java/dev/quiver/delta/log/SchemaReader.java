package dev.quiver.delta.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.column.StoredName;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the schema of a table, as its `metaData` action has it.
///
/// A table whose columns were widened needs little here: its schema has the newest types, and what
/// an older file stores becomes them as it is read.
public final class SchemaReader {
  // A schema with very many columns is one string.
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
              .build());
  private static final Pattern DECIMAL =
      Pattern.compile("decimal\\(\\s*(\\d{1,2})\\s*,\\s*(\\d{1,2})\\s*\\)");

  private final String location;
  private final ColumnMapping mapping;

  private SchemaReader(String location, ColumnMapping mapping) {
    this.location = location;
    this.mapping = mapping;
  }

  /// Reads a schema; the properties of the table say how files call its columns.
  public static TableColumns read(String location, String json, Map<String, String> configuration) {
    SchemaReader reader = new SchemaReader(location, ColumnMapping.of(location, configuration));
    JsonNode struct = reader.parse(json);
    if (!struct.path("type").asText().equals("struct")) {
      throw TableErrors.corrupt(location, "its schema is no struct");
    }
    List<Field> fields = new ArrayList<>();
    List<StoredColumn> stored = reader.members(struct, "", fields);
    return new TableColumns(new Schema(fields), stored, onceFloat(struct.path("fields")));
  }

  private JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw TableErrors.corrupt(location, "its schema is not JSON", e);
    }
  }

  private static Set<Integer> onceFloat(JsonNode fields) {
    Set<Integer> ordinals = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      for (JsonNode change : fields.path(i).path("metadata").path("delta.typeChanges")) {
        if (change.path("fromType").asText().equals("float")) {
          ordinals.add(i);
        }
      }
    }
    return ordinals;
  }

  private List<StoredColumn> members(JsonNode struct, String above, List<Field> fields) {
    JsonNode members = struct.path("fields");
    if (!members.isArray()) {
      throw TableErrors.corrupt(location, "a struct of its schema has no fields" + in(above));
    }
    List<StoredColumn> stored = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode member : members) {
      String name = member.path("name").asText();
      String path = above.isEmpty() ? name : above + "." + name;
      if (!member.path("name").isTextual() || !names.add(name)) {
        throw TableErrors.corrupt(location, "no name, or one twice, in its schema: " + path);
      }
      StoredColumn column = column(member.path("type"), mapping.name(location, path, member), path);
      stored.add(column);
      fields.add(new Field(name, column.type()));
    }
    return stored;
  }

  private StoredColumn column(JsonNode type, StoredName name, String path) {
    if (type.isTextual()) {
      return new StoredColumn(name, scalar(type.textValue(), path), List.of());
    }
    String kind = type.path("type").asText();
    return switch (kind) {
      case "struct" -> {
        List<Field> fields = new ArrayList<>();
        List<StoredColumn> members = members(type, path, fields);
        yield new StoredColumn(name, new Struct(fields), members);
      }
      case "array" -> {
        StoredColumn element = part(type, "element", path);
        yield new StoredColumn(name, new ListOf(element.type()), List.of(element));
      }
      case "map" -> {
        StoredColumn key = part(type, "key", path);
        StoredColumn value = part(type, "value", path);
        yield new StoredColumn(name, new MapOf(key.type(), value.type()), List.of(key, value));
      }
      default -> throw unsupported(kind, path);
    };
  }

  /// A list's element, a map's key or value, which files have at a place and not by a name.
  private StoredColumn part(JsonNode type, String part, String path) {
    return column(type.path(part + "Type"), StoredName.place(part), path + "." + part);
  }

  private DataType scalar(String type, String path) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "boolean" -> Simple.BOOLEAN;
      case "byte" -> Simple.INT8;
      case "short" -> Simple.INT16;
      case "integer" -> Simple.INT32;
      case "long" -> Simple.INT64;
      case "float" -> Simple.FLOAT32;
      case "double" -> Simple.FLOAT64;
      case "string" -> Simple.STRING;
      case "binary" -> Simple.BINARY;
      case "date" -> Simple.DATE;
      case "timestamp" -> Simple.TIMESTAMP;
      case "timestamp_ntz" -> Simple.TIMESTAMP_NTZ;
      case "variant" -> Simple.VARIANT;
      case "void", "null" -> Simple.NULL;
      case "decimal" -> new Decimal(10, 0);
      case String other -> decimal(other, path);
    };
  }

  private DataType decimal(String type, String path) {
    Matcher matcher = DECIMAL.matcher(type);
    if (!matcher.matches()) {
      throw unsupported(type, path);
    }
    try {
      return new Decimal(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    } catch (IllegalArgumentException e) {
      throw TableErrors.corrupt(location, "no such type: " + type + in(path), e);
    }
  }

  /// The outermost name: `map`, not all that is in it.
  private RuntimeException unsupported(String type, String path) {
    String name = type.split("[\\[(<]", 2)[0];
    return TableErrors.unsupported(location, "column " + path + " of type " + name);
  }

  private static String in(String path) {
    return path.isEmpty() ? "" : ", column " + path;
  }
}
