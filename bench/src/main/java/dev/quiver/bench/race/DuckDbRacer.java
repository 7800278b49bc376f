package dev.quiver.bench.race;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Asks DuckDB through JDBC; prepared once.
///
/// What footers could answer it must not take from there: for such questions the optimizer that
/// does so, `statistics_propagation`, is off. Sums run with everything on.
final class DuckDbRacer implements Racer {
  private final Connection connection;
  private final PreparedStatement statement;

  DuckDbRacer(Question question, RacedTable table, int threads) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement settings = connection.createStatement()) {
        settings.execute("SET threads = " + threads);
        if (question.isInFooters()) {
          settings.execute("SET disabled_optimizers = 'statistics_propagation'");
        }
      }
      statement = connection.prepareStatement(question.sql(table.files()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String answer() {
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("no answer: " + statement);
      }
      List<String> words = new ArrayList<>();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        words.add(rows.getString(column));
      }
      return String.join(", ", words);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try (connection) {
      statement.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
