package dev.quiver.bench.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Who wrote the files of a generated table, and how: Quiver, or DuckDB (one file, its own row
/// groups), of which a Delta table is made by the log alone.
public enum TableForm {
  DUCKDB_SNAPPY("duckdb-snappy"),
  DUCKDB_ZSTD("duckdb-zstd"),
  QUIVER("quiver");

  private final String word;

  TableForm(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }

  /// Copies a TPC-H table that Quiver wrote into a folder, in this form.
  public void copy(Path written, Path folder, String table) {
    if (this == QUIVER) {
      throw new IllegalArgumentException("it has that form: " + written);
    }
    try {
      Path file = folder.resolve(table + ".parquet");
      Path log = folder.resolve("_delta_log");
      Files.createDirectories(log);
      String codec = word.substring(word.indexOf('-') + 1);
      execute(
          "COPY (SELECT * FROM read_parquet('%s/*.parquet')) TO '%s' (FORMAT parquet, COMPRESSION %s)"
              .formatted(written, file, codec));
      Files.writeString(
          log.resolve("00000000000000000000.json"), OneFileLog.of(TpchTables.schema(table), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(String copy) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute(copy);
    } catch (SQLException e) {
      throw new IllegalStateException(copy, e);
    }
  }
}
