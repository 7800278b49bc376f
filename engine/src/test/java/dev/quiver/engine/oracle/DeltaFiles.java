package dev.quiver.engine.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes what DuckDB's queries give as Delta tables, without a line of Quiver's: DuckDB makes the
/// Parquet files, and the log is written here.
record DeltaFiles(Connection duck, Path root) {
  /// A column's name, and its type as DuckDB and as a Delta schema name it.
  record Column(String name, String duck, String delta) {
    private String json() {
      return "{\"name\":\"%s\",\"type\":\"%s\",\"nullable\":true,\"metadata\":{}}"
          .formatted(name, delta);
    }
  }

  /// Writes a table with a file for each query, and no statistics.
  void write(String table, List<Column> columns, List<String> queries)
      throws SQLException, IOException {
    write(table, columns, queries, false);
  }

  /// Writes a table with a file for each query; with statistics where told.
  void write(String table, List<Column> columns, List<String> queries, boolean withStatistics)
      throws SQLException, IOException {
    Path folder = root.resolve(table);
    Files.createDirectories(folder.resolve("_delta_log"));
    List<String> log = new ArrayList<>(head(table, columns));
    for (int file = 0; file < queries.size(); file++) {
      Path parquet = folder.resolve("part-" + file + ".parquet");
      execute(
          "COPY (%s) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 20480)"
              .formatted(queries.get(file), parquet));
      String statistics = withStatistics ? FileStatistics.of(duck, queries.get(file), columns) : "";
      log.add(
          "{\"add\":{\"path\":\"%s\",\"partitionValues\":{},\"size\":%d,"
                  .formatted(parquet.getFileName(), Files.size(parquet))
              + "\"modificationTime\":0,\"dataChange\":true"
              + statistics
              + "}}");
    }
    Files.write(folder.resolve("_delta_log/00000000000000000000.json"), log);
  }

  private static List<String> head(String table, List<Column> columns) {
    String schema =
        columns.stream()
            .map(Column::json)
            .collect(Collectors.joining(",", "{\"type\":\"struct\",\"fields\":[", "]}"));
    return List.of(
        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
            + "\"readerFeatures\":[\"timestampNtz\"],\"writerFeatures\":[\"timestampNtz\"]}}",
        "{\"metaData\":{\"id\":\"%s\",\"format\":{\"provider\":\"parquet\",\"options\":{}},"
                .formatted(table)
            + "\"schemaString\":\"%s\",\"partitionColumns\":[],\"configuration\":{}}}"
                .formatted(schema.replace("\"", "\\\"")));
  }

  /// Makes DuckDB do something.
  void execute(String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }
}
