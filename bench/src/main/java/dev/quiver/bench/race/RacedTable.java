package dev.quiver.bench.race;

import dev.quiver.bench.generate.TableWriter;
import dev.quiver.bench.generate.TpchTables;
import dev.quiver.delta.commit.WriteSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// TPC-H's lineitem as one Parquet file that DuckDB wrote (snappy, its own row groups), and a Delta
/// table of that one file. Made once below a folder, and found there again.
final class RacedTable {
  static final String NAME = "lineitem";

  private final Path folder;
  private final double scale;

  private RacedTable(Path folder, double scale) {
    this.folder = folder;
    this.scale = scale;
  }

  static RacedTable at(Path work, double scale) {
    RacedTable table =
        new RacedTable(work.toAbsolutePath().normalize().resolve("scale-" + scale), scale);
    if (!Files.exists(table.log())) {
      table.make();
    }
    return table;
  }

  /// The Delta table.
  Path location() {
    return folder.resolve(NAME);
  }

  /// The file.
  Path file() {
    return location().resolve(NAME + ".parquet");
  }

  private Path log() {
    return location().resolve("_delta_log/00000000000000000000.json");
  }

  private void make() {
    try {
      Path generated = folder.resolve("generated");
      if (!Files.exists(generated.resolve("_delta_log"))) {
        new TableWriter(WriteSettings.DEFAULT)
            .append(generated, TpchTables.schema(NAME), List.of(), TpchTables.rows(NAME, scale));
      }
      Files.createDirectories(log().getParent());
      copy(generated);
      Files.writeString(log(), OneFileLog.of(TpchTables.schema(NAME), file()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copy(Path generated) {
    String copy =
        "COPY (SELECT * FROM read_parquet('%s/*.parquet')) TO '%s' (FORMAT parquet, COMPRESSION snappy)"
            .formatted(generated, file());
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = 1");
      statement.execute(copy);
    } catch (SQLException e) {
      throw new IllegalStateException(copy, e);
    }
  }
}
