package dev.quiver.engine.oracle;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// DuckDB's rows as canonical lines of the types that Quiver says.
final class DuckRows {
  private static final Pattern ZERO = Pattern.compile("(?<=[\\[,])-0\\.0(?=[,\\]])");
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private DuckRows() {}

  /// In the order of their lines.
  static List<String> of(Connection duck, String query, Schema schema) throws SQLException {
    return inSequence(duck, query, schema).stream().sorted().toList();
  }

  /// In the query's order.
  static List<String> inSequence(Connection duck, String query, Schema schema) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = duck.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < schema.fields().size(); i++) {
          cells.add(cell(rows, i + 1, schema.fields().get(i)));
        }
        lines.add("[" + String.join(",", cells) + "]");
      }
    }
    return lines;
  }

  private static String cell(ResultSet rows, int column, Field field) throws SQLException {
    Object value = rows.getObject(column);
    if (value == null) {
      return "null";
    }
    return switch (field.type()) {
      case Simple simple -> cell(rows, column, simple);
      case Decimal(_, var scale) ->
          "\""
              + new BigDecimal(value.toString())
                  .setScale(scale, RoundingMode.UNNECESSARY)
                  .toPlainString()
              + "\"";
      case DataType.Struct _ -> members((Struct) value);
      case DataType.ListOf _, DataType.MapOf _ ->
          throw new AssertionError("not among the kinds: " + field);
    };
  }

  private static String cell(ResultSet rows, int column, Simple type) throws SQLException {
    return switch (type) {
      case BOOLEAN -> Boolean.toString(rows.getBoolean(column));
      case INT8, INT16, INT32, INT64 -> Long.toString(rows.getLong(column));
      case FLOAT32, FLOAT64 -> number(rows.getDouble(column));
      case STRING -> text(rows.getString(column));
      case DATE -> Long.toString(rows.getObject(column, LocalDate.class).toEpochDay());
      case TIMESTAMP_NTZ -> {
        LocalDateTime time = rows.getObject(column, LocalDateTime.class);
        yield Long.toString(ChronoUnit.MICROS.between(EPOCH, time));
      }
      case TIMESTAMP -> {
        LocalDateTime time =
            rows.getObject(column, OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
        yield Long.toString(ChronoUnit.MICROS.between(EPOCH, time));
      }
      case BINARY -> "\"0x" + HexFormat.of().formatHex(rows.getBytes(column)) + "\"";
      case NULL, VARIANT -> throw new AssertionError("not among the kinds: " + type);
    };
  }

  /// Which zero a group or a least value has is left open there.
  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value + 0.0) : "\"" + value + "\"";
  }

  /// A line of ours, with one zero too.
  static String oneZero(String line) {
    return line.contains("-0.0") ? ZERO.matcher(line).replaceAll("0.0") : line;
  }

  /// Members of the types that tell themselves.
  private static String members(Struct struct) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (Object member : struct.getAttributes()) {
      cells.add(member instanceof String text ? text(text) : String.valueOf(member));
    }
    return "[" + String.join(",", cells) + "]";
  }

  private static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 32 || c > 126) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return out.append('"').toString();
  }
}
