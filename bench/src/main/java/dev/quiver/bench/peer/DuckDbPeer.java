package dev.quiver.bench.peer;

import dev.quiver.bench.race.BenchException;
import dev.quiver.bench.race.Clock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// DuckDB through JDBC, in this process: each table is a view over its files, so that every run
/// opens them, plans, and reads.
public final class DuckDbPeer implements Peer {
  private final Connection connection;

  /// Over tables, with so many threads and bytes of memory.
  public DuckDbPeer(Tables tables, int threads, long memoryBytes) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      execute("SET threads = " + threads);
      execute("SET memory_limit = '" + memoryBytes + "B'");
      execute("SET temp_directory = " + quoted(System.getProperty("java.io.tmpdir") + "/duckdb"));
      for (String table : tables.files().keySet()) {
        execute("CREATE VIEW %s AS SELECT * FROM %s".formatted(table, source(tables, table)));
      }
    } catch (SQLException e) {
      throw BenchException.peerFailed("duckdb", e);
    }
  }

  private static String source(Tables tables, String table) {
    return tables.files().getOrDefault(table, List.of()).stream()
        .map(DuckDbPeer::quoted)
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  private static String quoted(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public Answer answer(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<Cell>> cells = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<Cell> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(Cell.of(rows.getObject(column)));
        }
        cells.add(row);
      }
      return new Answer(cells);
    } catch (SQLException e) {
      throw BenchException.peerFailed(name(), e);
    }
  }

  @Override
  public Run run(String sql, Clock clock) {
    long start = clock.nanos();
    long count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        count++;
      }
    } catch (SQLException e) {
      throw BenchException.peerFailed(name(), e);
    }
    return new Run(clock.nanos() - start, count);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw BenchException.peerFailed(name(), e);
    }
  }
}
