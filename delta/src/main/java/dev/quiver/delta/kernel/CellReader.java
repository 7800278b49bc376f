package dev.quiver.delta.kernel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.quiver.delta.log.LegalPath;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON value of a known type as [Cells] wants it; what no type asks for is skipped
/// unread, which is most of a commit.
@FunctionalInterface
interface CellReader {
  /// Reads the value whose first token is current.
  @Nullable Object read(JsonParser json) throws IOException;

  /// The reader of a type.
  static CellReader of(DataType type) {
    CellReader reader =
        switch (type) {
          case StructType struct -> struct(struct);
          case MapType map -> map(of(map.getValueType()));
          case ArrayType array -> array(of(array.getElementType()));
          case StringType _ -> CellReader::text;
          case BooleanType _ -> JsonParser::getBooleanValue;
          case DoubleType _, FloatType _ -> JsonParser::getDoubleValue;
          case DataType _ -> JsonParser::getLongValue;
        };
    return json -> json.currentToken() == JsonToken.VALUE_NULL ? null : reader.read(json);
  }

  private static CellReader struct(StructType type) {
    Map<String, Integer> ordinals = new HashMap<>();
    List<CellReader> readers = new ArrayList<>();
    for (StructField field : type.fields()) {
      ordinals.put(field.getName(), readers.size());
      CellReader reader = of(field.getDataType());
      readers.add(field.getName().equals("path") ? path(reader) : reader);
    }
    return json -> {
      expect(json, JsonToken.START_OBJECT);
      @Nullable Object[] struct = new Object[readers.size()];
      while (json.nextToken() != JsonToken.END_OBJECT) {
        Integer ordinal = ordinals.get(json.currentName());
        json.nextToken();
        if (ordinal == null) {
          json.skipChildren();
        } else {
          struct[ordinal] = readers.get(ordinal).read(json);
        }
      }
      return struct;
    };
  }

  private static CellReader path(CellReader reader) {
    return json -> reader.read(json) instanceof String path ? LegalPath.of(path) : null;
  }

  private static CellReader map(CellReader value) {
    return json -> {
      expect(json, JsonToken.START_OBJECT);
      Map<String, @Nullable Object> entries = new LinkedHashMap<>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String key = json.currentName();
        json.nextToken();
        entries.put(key, value.read(json));
      }
      return entries;
    };
  }

  private static CellReader array(CellReader element) {
    return json -> {
      expect(json, JsonToken.START_ARRAY);
      List<@Nullable Object> elements = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(element.read(json));
      }
      return elements;
    };
  }

  /// Some writers put numbers, arrays and objects where text belongs.
  private static Object text(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_STRING
        ? json.getText()
        : json.readValueAsTree().toString();
  }

  private static void expect(JsonParser json, JsonToken token) throws IOException {
    if (json.currentToken() != token) {
      String name = json.currentName();
      throw new IOException(
          "%s where %s belongs%s"
              .formatted(json.currentToken(), token, name == null ? "" : ": " + name));
    }
  }
}
