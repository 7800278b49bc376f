package dev.quiver.delta.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.quiver.delta.log.FileStatistics.Bounds;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Reads the statistics of `add` actions. What makes no sense in them is as good as absent.
final class StatisticsReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final Schema schema;
  private final Map<String, Integer> ordinals = new HashMap<>();

  StatisticsReader(TableColumns columns) {
    this.schema = columns.schema();
    for (StoredColumn column : columns.stored()) {
      ordinals.put(column.name().text(), ordinals.size());
    }
  }

  FileStatistics unknown(OptionalLong rows) {
    return new FileStatistics(rows, Collections.nCopies(schema.fields().size(), Bounds.UNKNOWN));
  }

  FileStatistics read(String document) {
    Reading reading = new Reading();
    try (JsonParser json = JSON.createParser(document)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return unknown(OptionalLong.empty());
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        reading.member(name, json);
      }
      return reading.finish();
    } catch (IOException e) {
      return unknown(OptionalLong.empty());
    }
  }

  /// One document's values as they come.
  private final class Reading {
    private final List<Value> mins = nulls();
    private final List<Value> maxs = nulls();
    private final Map<Integer, Long> nulls = new HashMap<>();
    private OptionalLong rows = OptionalLong.empty();
    private boolean tight = true;

    void member(String name, JsonParser json) throws IOException {
      switch (name) {
        case "numRecords" -> rows = count(json);
        case "tightBounds" -> tight = json.currentToken() != JsonToken.VALUE_FALSE;
        case "minValues" ->
            columns(json, ordinal -> mins.set(ordinal, BoundText.lower(json, type(ordinal))));
        case "maxValues" ->
            columns(json, ordinal -> maxs.set(ordinal, BoundText.upper(json, type(ordinal))));
        case "nullCount" ->
            columns(json, ordinal -> count(json).ifPresent(count -> nulls.put(ordinal, count)));
        default -> json.skipChildren();
      }
    }

    FileStatistics finish() {
      List<Bounds> columns = new ArrayList<>();
      for (int i = 0; i < mins.size(); i++) {
        columns.add(new Bounds(mins.get(i), maxs.get(i), nulls(i)));
      }
      return new FileStatistics(rows, columns);
    }

    /// Loose counts say something only when no row is NULL, or all are.
    private OptionalLong nulls(int ordinal) {
      Long count = nulls.get(ordinal);
      if (count == null || (!tight && count != 0 && count != rows.orElse(-1))) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(count);
    }

    private void columns(JsonParser json, ColumnReading reading) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        Integer ordinal = ordinals.get(json.currentName());
        if (json.nextToken().isScalarValue() && ordinal != null) {
          reading.read(ordinal);
        } else {
          json.skipChildren();
        }
      }
    }

    private DataType type(int ordinal) {
      return schema.fields().get(ordinal).type();
    }

    private List<Value> nulls() {
      return new ArrayList<>(Collections.nCopies(schema.fields().size(), Value.NULL));
    }

    private static OptionalLong count(JsonParser json) throws IOException {
      return json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getLongValue() >= 0
          ? OptionalLong.of(json.getLongValue())
          : OptionalLong.empty();
    }
  }

  @FunctionalInterface
  private interface ColumnReading {
    void read(int ordinal) throws IOException;
  }
}
