package dev.quiver.engine.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value of a result, whoever computed it.
sealed interface Cell {
  ObjectMapper JSON = new ObjectMapper();

  /// NULL.
  record Absent() implements Cell {}

  /// A string.
  record Text(String value) implements Cell {}

  /// A boolean.
  record Truth(boolean value) implements Cell {}

  /// An integer or a decimal, or the days of a date.
  record Exact(BigDecimal value) implements Cell {}

  /// A double.
  record Near(double value) implements Cell {}

  /// The cells of a canonical line.
  static List<Cell> ofLine(String line, Schema schema) {
    JsonNode row = json(line);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      cells.add(of(row.get(i), field.type() instanceof Decimal, isFloat(field.type())));
    }
    return cells;
  }

  private static boolean isFloat(DataType type) {
    return type == DataType.Simple.FLOAT32 || type == DataType.Simple.FLOAT64;
  }

  /// A value as canonical lines have it.
  static Cell of(JsonNode node, boolean isDecimal, boolean isFloat) {
    if (node.isNull()) {
      return new Absent();
    }
    if (node.isBoolean()) {
      return new Truth(node.booleanValue());
    }
    if (isFloat) {
      return new Near(Double.parseDouble(node.asText()));
    }
    return isDecimal || node.isNumber()
        ? new Exact(new BigDecimal(node.asText()))
        : new Text(node.asText());
  }

  /// The rows of DuckDB's answer.
  static List<List<Cell>> ofDuck(Connection duck, String query) throws SQLException {
    List<List<Cell>> cells = new ArrayList<>();
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<Cell> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(of(rows.getObject(column)));
        }
        cells.add(row);
      }
    }
    return cells;
  }

  private static Cell of(@Nullable Object value) {
    return switch (value) {
      case null -> new Absent();
      case Double number -> new Near(number);
      case Float number -> new Near(number);
      case BigDecimal number -> new Exact(number);
      case BigInteger number -> new Exact(new BigDecimal(number));
      case Number number -> new Exact(BigDecimal.valueOf(number.longValue()));
      case Boolean truth -> new Truth(truth);
      case LocalDate date -> new Exact(BigDecimal.valueOf(date.toEpochDay()));
      case LocalDateTime time -> new Text(time.toString());
      case OffsetDateTime time -> new Text(time.toString());
      case String text -> new Text(text);
      case Object other -> throw new AssertionError("not among the types: " + other.getClass());
    };
  }

  /// A line of JSON.
  static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
