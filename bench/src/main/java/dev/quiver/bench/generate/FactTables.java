package dev.quiver.bench.generate;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Two tables that put one operator at a time to work: `facts`, of six million rows at scale 1, and
/// `dims`, of a quarter of that, one of each key. Rows stand in no order of their keys.
///
/// A key comes in three forms: `k` from 0 on without gaps, `sparse` all over the integers, `word`
/// as a string. `id` ascends, `parent` too, four rows each; `v` is random.
public final class FactTables {
  private static final long FACTS = 6_000_000;
  private static final int ROWS_PER_KEY = 4;
  private static final Schema FACTS_SCHEMA =
      new Schema(
          List.of(
              new Field("id", Simple.INT64),
              new Field("parent", Simple.INT64),
              new Field("k", Simple.INT64),
              new Field("sparse", Simple.INT64),
              new Field("word", Simple.STRING),
              new Field("v", Simple.INT64),
              new Field("flag", Simple.STRING),
              new Field("a", Simple.STRING),
              new Field("b", Simple.STRING),
              new Field("amount", new Decimal(15, 2))));
  private static final Schema DIMS_SCHEMA =
      new Schema(
          List.of(
              new Field("k", Simple.INT64),
              new Field("sparse", Simple.INT64),
              new Field("word", Simple.STRING),
              new Field("w", Simple.INT64)));

  /// Any odd multiplier spreads keys one to one; this one keeps them within 63 bits.
  private static final String FORMS =
      "k, (k * 5915587277) % 4611686018427387847 AS sparse, printf('key-%09d', k) AS word";

  private static final String RANDOM = "CAST(hash(%s) >> 2 AS BIGINT)";

  private FactTables() {}

  /// The names of the tables.
  public static List<String> names() {
    return List.of("facts", "dims");
  }

  /// Makes one of the tables in a folder.
  public static void write(Path folder, String table, double scale) {
    long facts = Math.max(Math.round(FACTS * scale), ROWS_PER_KEY);
    long keys = facts / ROWS_PER_KEY;
    if (table.equals("facts")) {
      write(folder, FACTS_SCHEMA, facts(facts, keys));
    } else {
      write(folder, DIMS_SCHEMA, dims(keys));
    }
  }

  private static String facts(long rows, long keys) {
    String all =
        "SELECT id, %s %% %d AS k, %s AS v FROM (SELECT range AS id FROM range(%d))"
            .formatted(RANDOM.formatted("id"), keys, RANDOM.formatted("id + 1e12"), rows);
    return """
    SELECT id, id // %d AS parent, %s, v, 'flag ' || v %% 3 AS flag, 'group ' || v %% 53 AS a,
      'of ' || v %% 41 AS b, CAST(v %% 10000000 AS DECIMAL(15,2)) / 100 AS amount
    FROM (%s)
    """
        .formatted(ROWS_PER_KEY, FORMS, all);
  }

  private static String dims(long keys) {
    return "SELECT %s, %s %% 1000 AS w FROM (SELECT range AS k FROM range(%d)) ORDER BY hash(k + 7)"
        .formatted(FORMS, RANDOM.formatted("k"), keys);
  }

  private static void write(Path folder, Schema schema, String rows) {
    Path file = folder.resolve("data.parquet");
    Path log = folder.resolve("_delta_log");
    String columns = String.join(", ", schema.fields().stream().map(FactTables::cast).toList());
    String copy =
        "COPY (SELECT %s FROM (%s)) TO '%s' (FORMAT parquet, COMPRESSION snappy)"
            .formatted(columns, rows, file);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      Files.createDirectories(folder);
      statement.execute("SET threads = 1"); // one thread keeps the order of rows
      statement.execute(copy);
      Files.createDirectories(log);
      Files.writeString(log.resolve("00000000000000000000.json"), OneFileLog.of(schema, file));
    } catch (SQLException e) {
      throw new IllegalStateException(copy, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cast(Field field) {
    String type =
        switch (field.type()) {
          case Decimal(var precision, var scale) -> "DECIMAL(%d,%d)".formatted(precision, scale);
          case Simple simple when simple == Simple.STRING -> "VARCHAR";
          case DataType _ -> "BIGINT";
        };
    return "CAST(%s AS %s) AS %s".formatted(field.name(), type, field.name());
  }
}
