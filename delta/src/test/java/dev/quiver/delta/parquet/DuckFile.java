package dev.quiver.delta.parquet;

import dev.quiver.exec.fixture.CellText;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes Parquet files by DuckDB and reads them by it: the second opinion.
final class DuckFile implements AutoCloseable {
  private final Connection connection;

  DuckFile() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    run("set threads = 1");
    run("set TimeZone = 'UTC'");
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// All rows, as `1|x|null`.
  List<String> read(Path file, List<Field> fields) throws SQLException {
    String columns =
        fields.stream().map(field -> expression(field)).collect(Collectors.joining(", "));
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select " + columns + " from read_parquet('" + file + "')")) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          cells.add(CellText.print(fields.get(i).type(), value(result, i + 1, fields.get(i))));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  /// One expression over all rows.
  List<String> column(Path file, String expression) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select " + expression + " from read_parquet('" + file + "')")) {
      while (result.next()) {
        values.add(String.valueOf(result.getObject(1)));
      }
    }
    return values;
  }

  /// All rows of columns of any type, as `1|{x, null}|[y]`.
  List<String> readNested(Path file, List<Field> fields) throws SQLException {
    DuckNested sql = new DuckNested();
    String columns =
        fields.stream()
            .map(field -> sql.seen(field.type(), field.name()))
            .collect(Collectors.joining(", "));
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select " + columns + " from read_parquet('" + file + "')")) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
          cells.add(DuckNested.text(result.getObject(i + 1)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }

  private static String expression(Field field) {
    String name = '"' + field.name() + '"';
    return switch (field.type()) {
      case Simple.DATE -> "date_diff('day', date '1970-01-01', " + name + ")";
      case Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ -> "epoch_us(" + name + ")";
      case Simple.BINARY -> "lower(hex(" + name + "))";
      case Simple _, Decimal _ -> name;
      case DataType _ -> throw new IllegalArgumentException("by members: " + field);
    };
  }

  private static Value value(ResultSet result, int column, Field field) throws SQLException {
    Object found = result.getObject(column);
    if (found == null) {
      return Value.NULL;
    }
    DataType type = field.type();
    return switch (type) {
      case Decimal _ -> new Value.Exact(result.getBigDecimal(column).unscaledValue());
      case Simple simple ->
          switch (simple) {
            case BOOLEAN -> new Value.Bool(result.getBoolean(column));
            case FLOAT32 -> new Value.Real(result.getFloat(column));
            case FLOAT64 -> new Value.Real(result.getDouble(column));
            case STRING -> new Value.Text(result.getString(column));
            case BINARY -> new Value.Bytes(result.getString(column));
            case NULL, VARIANT -> Value.NULL;
            case INT8, INT16, INT32, INT64, DATE, TIMESTAMP, TIMESTAMP_NTZ ->
                new Value.Int(result.getLong(column));
          };
      case DataType _ -> throw new IllegalArgumentException("by members: " + field);
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
