package dev.quiver.engine.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What DuckDB says of a file's rows, as a log has it: their number, NULLs, and bounds of integers,
/// dates and strings.
final class FileStatistics {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BOUNDED =
      Set.of("byte", "short", "integer", "long", "date", "string");

  private FileStatistics() {}

  /// A member of an `add`, with the comma before it.
  static String of(Connection duck, String query, List<DeltaFiles.Column> columns)
      throws SQLException {
    List<String> items = new ArrayList<>(List.of("count(*)"));
    for (DeltaFiles.Column column : columns) {
      String name = column.name();
      items.add("count(*) - count(" + name + "), min(" + name + "), max(" + name + ")");
    }
    String select = "SELECT " + String.join(", ", items) + " FROM (" + query + ")";
    ObjectNode statistics = JSON.createObjectNode();
    try (Statement statement = duck.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      row.next();
      statistics.put("numRecords", row.getLong(1));
      ObjectNode least = statistics.putObject("minValues");
      ObjectNode most = statistics.putObject("maxValues");
      ObjectNode absent = statistics.putObject("nullCount");
      for (int i = 0; i < columns.size(); i++) {
        DeltaFiles.Column column = columns.get(i);
        absent.put(column.name(), row.getLong(2 + 3 * i));
        if (BOUNDED.contains(column.delta()) && row.getObject(3 + 3 * i) != null) {
          bound(least, column, row, 3 + 3 * i);
          bound(most, column, row, 4 + 3 * i);
        }
      }
    }
    String text = statistics.toString();
    return ",\"stats\":" + JSON.getNodeFactory().textNode(text);
  }

  private static void bound(
      ObjectNode bounds, DeltaFiles.Column column, ResultSet row, int position)
      throws SQLException {
    switch (column.delta()) {
      case "date", "string" -> bounds.put(column.name(), row.getString(position));
      default -> bounds.put(column.name(), row.getLong(position));
    }
  }
}
