package dev.quiver.engine.oracle;

import dev.quiver.engine.oracle.Relation.Col;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// Random tables that both engines read: DuckDB keeps them, and writes the Parquet files of Delta
/// tables whose logs are written here, without a line of Quiver's.
final class OracleTables {
  private static final int[] ROWS = {0, 1, 7, 40, 400, 2_500};
  private static final int FILES = 3;

  private final Connection duck;
  private final Path root;

  OracleTables(Connection duck, Path root) {
    this.duck = duck;
    this.root = root;
  }

  /// Makes `t0` to `t5`; the first two share their columns' names.
  List<Relation> make(SplittableRandom random) throws SQLException, IOException {
    List<Relation> tables = new ArrayList<>();
    for (int table = 0; table < ROWS.length; table++) {
      String suffix = table < 2 ? "_s" : "_" + table;
      List<Col> columns = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        columns.add(new Col(kind.name().toLowerCase(Locale.ROOT) + suffix, kind, true));
      }
      Relation relation = new Relation("t" + table, false, columns);
      fill(relation, ROWS[(table + 3) % ROWS.length], random);
      tables.add(relation);
    }
    return tables;
  }

  private void fill(Relation table, int rows, SplittableRandom random)
      throws SQLException, IOException {
    String columns =
        table.columns().stream()
            .map(column -> column.name() + " " + column.kind().duck())
            .collect(Collectors.joining(", "));
    execute("CREATE TABLE " + table.name() + "(file INTEGER, " + columns + ")");
    for (int from = 0; from < rows; from += 500) {
      List<String> values = new ArrayList<>();
      for (int row = from; row < Math.min(rows, from + 500); row++) {
        values.add(row(table, random));
      }
      execute("INSERT INTO " + table.name() + " VALUES " + String.join(", ", values));
    }
    writeDelta(table);
  }

  private static String row(Relation table, SplittableRandom random) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(random.nextInt(FILES))));
    for (Col column : table.columns()) {
      cells.add(random.nextInt(5) == 0 ? "NULL" : column.kind().literal(random));
    }
    return "(" + String.join(", ", cells) + ")";
  }

  private void writeDelta(Relation table) throws SQLException, IOException {
    Path folder = root.resolve(table.name());
    Files.createDirectories(folder.resolve("_delta_log"));
    List<String> log = new ArrayList<>();
    log.add(
        "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
            + "\"readerFeatures\":[\"timestampNtz\"],\"writerFeatures\":[\"timestampNtz\"]}}");
    log.add(
        "{\"metaData\":{\"id\":\"%s\",\"format\":{\"provider\":\"parquet\",\"options\":{}},"
                .formatted(table.name())
            + "\"schemaString\":\"%s\",\"partitionColumns\":[],\"configuration\":{}}}"
                .formatted(schema(table).replace("\"", "\\\"")));
    for (int file = 0; file < FILES; file++) {
      Path parquet = folder.resolve("part-" + file + ".parquet");
      String names = String.join(", ", table.names());
      execute(
          "COPY (SELECT %s FROM %s WHERE file = %d) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 2048)"
              .formatted(names, table.name(), file, parquet));
      log.add(
          "{\"add\":{\"path\":\"%s\",\"partitionValues\":{},\"size\":%d,"
                  .formatted(parquet.getFileName(), Files.size(parquet))
              + "\"modificationTime\":0,\"dataChange\":true}}");
    }
    Files.write(folder.resolve("_delta_log/00000000000000000000.json"), log);
    execute("ALTER TABLE " + table.name() + " DROP file");
  }

  private static String schema(Relation table) {
    return table.columns().stream()
        .map(column ->
            "{\"name\":\"%s\",\"type\":\"%s\",\"nullable\":true,\"metadata\":{}}"
                .formatted(column.name(), column.kind().delta()))
        .collect(Collectors.joining(",", "{\"type\":\"struct\",\"fields\":[", "]}"));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }
}
