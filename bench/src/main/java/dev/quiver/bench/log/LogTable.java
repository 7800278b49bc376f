package dev.quiver.bench.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A table of very many files that exist in its log only: a checkpoint, and commits behind it.
///
/// File `i` has 1,000 rows with ids from `1000 * i` on, on one of 365 days and in one of 8 regions.
/// Of the commits each adds ten files and removes five of the checkpoint's. Made once below a
/// folder, and found there again.
record LogTable(Path location, long files, long version) {
  static final int RECORDS = 1_000;
  static final int DAYS = 365;
  static final int REGIONS = 8;

  private static final int CHECKPOINT = 10;
  private static final int ADDED = 10;
  private static final int REMOVED = 5;
  private static final String SCHEMA =
      """
      {"type":"struct","fields":[%s,%s,%s,%s,%s,%s]}\
      """
          .formatted(
              field("day", "date"),
              field("region", "string"),
              field("id", "long"),
              field("amount", "decimal(12,2)"),
              field("at", "timestamp"),
              field("note", "string"));

  /// How a checkpoint has statistics.
  enum Form {
    JSON,
    STRUCTS
  }

  static LogTable at(Path work, int files, int parts, Form form, int commits) {
    Path location =
        work.toAbsolutePath()
            .normalize()
            .resolve("log-%d-%d-%s-%d".formatted(files, parts, form, commits));
    LogTable table =
        new LogTable(
            location, files + (long) commits * (ADDED - REMOVED), CHECKPOINT + (long) commits);
    if (!Files.exists(location.resolve("made"))) {
      try {
        table.make(files, parts, form, commits);
        Files.writeString(location.resolve("made"), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return table;
  }

  private void make(int files, int parts, Form form, int commits) throws IOException, SQLException {
    Files.createDirectories(location.resolve("_delta_log"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET preserve_insertion_order = false");
      for (int part = 1; part <= parts; part++) {
        long from = (long) files * (part - 1) / parts;
        long to = (long) files * part / parts;
        statement.execute(
            "COPY (%s) TO '%s' (FORMAT parquet, ROW_GROUP_SIZE 1000000)"
                .formatted(
                    rows(from, to, part == 1, form),
                    log(
                        parts == 1
                            ? "%020d.checkpoint.parquet".formatted(CHECKPOINT)
                            : "%020d.checkpoint.%010d.%010d.parquet"
                                .formatted(CHECKPOINT, part, parts))));
      }
    }
    Files.writeString(log("%020d.json".formatted(CHECKPOINT)), "{\"commitInfo\":{}}\n");
    for (int commit = 1; commit <= commits; commit++) {
      Files.writeString(log("%020d.json".formatted(CHECKPOINT + commit)), commit(files, commit));
    }
  }

  private Path log(String name) {
    return location.resolve("_delta_log").resolve(name);
  }

  private static String commit(int files, int commit) {
    List<String> lines = new ArrayList<>();
    lines.add("{\"commitInfo\":{\"timestamp\":1,\"operation\":\"WRITE\"}}");
    for (int i = 0; i < REMOVED; i++) {
      lines.add(
          "{\"remove\":{\"path\":\"%s\",\"deletionTimestamp\":1,\"dataChange\":true}}"
              .formatted(path((long) (commit - 1) * REMOVED + i)));
    }
    for (int i = 0; i < ADDED; i++) {
      long file = files + (long) (commit - 1) * ADDED + i;
      lines.add(
          "{\"add\":{\"path\":\"%s\",\"partitionValues\":{\"day\":\"%s\",\"region\":\"r%d\"},\"size\":1000000,\"modificationTime\":1700000000000,\"dataChange\":true,\"stats\":\"%s\"}}"
              .formatted(
                  path(file), day(file), file % REGIONS, statistics(file).replace("\"", "\\\"")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String path(long file) {
    return "day=%s/region=r%d/part-%05d-8c8f4a6e-0b9d-4f6e-9f0a-%012d-c000.snappy.parquet"
        .formatted(day(file), file % REGIONS, file % 200, file);
  }

  private static String day(long file) {
    return LocalDate.of(2024, 1, 1).plusDays(file % DAYS).toString();
  }

  private static String statistics(long file) {
    return "{\"numRecords\":%d,\"minValues\":{\"id\":%d,\"amount\":%d.25,\"at\":\"%sT00:00:00.000Z\",\"note\":\"note %d\"},\"maxValues\":{\"id\":%d,\"amount\":%d.75,\"at\":\"%sT23:59:59.999Z\",\"note\":\"note %d z\"},\"nullCount\":{\"id\":0,\"amount\":0,\"at\":0,\"note\":%d}}"
        .formatted(
            RECORDS,
            file * RECORDS,
            file % 1000,
            day(file),
            file % 1000,
            file * RECORDS + RECORDS - 1,
            file % 1000 + 10,
            day(file),
            file % 1000,
            file % 7);
  }

  private static String rows(long from, long to, boolean head, Form form) {
    String files =
        """
        SELECT i, strftime(DATE '2024-01-01' + CAST(i %% 365 AS INTEGER), '%%Y-%%m-%%d') AS d, i %% 8 AS r \
        FROM range(%d, %d) t(i)\
        """
            .formatted(from, to);
    String add =
        """
        {'path': 'day=' || d || '/region=r' || r || '/part-' || lpad(CAST(i %% 200 AS VARCHAR), 5, '0') \
        || '-8c8f4a6e-0b9d-4f6e-9f0a-' || lpad(CAST(i AS VARCHAR), 12, '0') || '-c000.snappy.parquet', \
        'partitionValues': MAP {'day': d, 'region': 'r' || r}, 'size': CAST(1000000 AS BIGINT), \
        'modificationTime': CAST(1700000000000 AS BIGINT), 'dataChange': true, %s}\
        """
            .formatted(form == Form.JSON ? json() : structs());
    String nothing =
        "SELECT NULL AS protocol, NULL AS \"metaData\", " + add + " AS add FROM (" + files + ")";
    return head ? heads() + " UNION ALL " + nothing : heads() + " WHERE false UNION ALL " + nothing;
  }

  private static String json() {
    return """
    'stats': '{"numRecords":1000,"minValues":{"id":' || i * 1000 || ',"amount":' || i %% 1000 || '.25,"at":"' || d \
    || 'T00:00:00.000Z","note":"note ' || i %% 1000 || '"},"maxValues":{"id":' || i * 1000 + 999 || ',"amount":' \
    || i %% 1000 + 10 || '.75,"at":"' || d || 'T23:59:59.999Z","note":"note ' || i %% 1000 || ' z"},"nullCount":\
    {"id":0,"amount":0,"at":0,"note":' || i %% 7 || '}}'\
    """
        .replace("%%", "%");
  }

  private static String structs() {
    return """
    'stats_parsed': {'numRecords': CAST(1000 AS BIGINT), \
    'minValues': {'id': i * 1000, 'amount': CAST(i %% 1000 + 0.25 AS DECIMAL(12, 2)), \
    'at': CAST(d || ' 00:00:00Z' AS TIMESTAMPTZ), 'note': 'note ' || i %% 1000}, \
    'maxValues': {'id': i * 1000 + 999, 'amount': CAST(i %% 1000 + 10.75 AS DECIMAL(12, 2)), \
    'at': CAST(d || ' 23:59:59.999Z' AS TIMESTAMPTZ), 'note': 'note ' || i %% 1000 || ' z'}, \
    'nullCount': {'id': CAST(0 AS BIGINT), 'amount': CAST(0 AS BIGINT), 'at': CAST(0 AS BIGINT), 'note': i %% 7}}\
    """
        .replace("%%", "%");
  }

  private static String heads() {
    return """
    SELECT protocol, "metaData", NULL AS add FROM (VALUES \
    ({'minReaderVersion': CAST(1 AS INTEGER), 'minWriterVersion': CAST(2 AS INTEGER)}, NULL), \
    (NULL, {'id': 'log', 'format': {'provider': 'parquet', 'options': CAST(MAP {} AS MAP(VARCHAR, VARCHAR))}, \
    'schemaString': '%s', 'partitionColumns': ['day', 'region'], \
    'configuration': CAST(MAP {} AS MAP(VARCHAR, VARCHAR)), 'createdTime': CAST(1 AS BIGINT)})) heads(protocol, "metaData")\
    """
        .formatted(SCHEMA);
  }

  private static String field(String name, String type) {
    return "{\"name\":\"%s\",\"type\":\"%s\",\"nullable\":true,\"metadata\":{}}"
        .formatted(name, type);
  }
}
