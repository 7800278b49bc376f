package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads tables whose files call columns otherwise than queries do.
class ColumnMappingTest {
  private static final String FIELDS =
      String.join(
          ",",
          field("id", "\"long\"", "col-a", 1),
          field(
              "Point",
              struct(field("x", "\"integer\"", "col-x", 3), field("id", "\"string\"", "col-y", 4)),
              "col-s",
              2),
          field(
              "list",
              "{\"type\":\"array\",\"elementType\":%s,\"containsNull\":true}"
                  .formatted(struct(field("n", "\"long\"", "col-n", 6))),
              "col-l",
              5),
          field(
              "map",
              "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":%s,\"valueContainsNull\":true}"
                  .formatted(struct(field("v", "\"long\"", "col-v", 8))),
              "col-m",
              7),
          field("part", "\"string\"", "col-p", 9),
          field("added", "\"double\"", "col-b", 10));

  private static final List<String> ROWS =
      List.of(
          "[1,[10,\"ten\"],[[100],null],[[\"k\",[1000]]],\"p\",null]",
          "[2,null,[],null,\"p\",null]");

  @TempDir Path folder;

  @Test
  void findsColumnsByTheNamesOfFiles() throws SQLException {
    write(
        "\"col-a\"",
        "\"col-s\"",
        "'col-x'",
        "'col-y'",
        "\"col-l\"",
        "'col-n'",
        "\"col-m\"",
        "'col-v'",
        "");
    table("name", protocol(2, 5), FIELDS);

    assertThat(rows()).isEqualTo(ROWS);
    table("name", LogFolder.feature("columnMapping"), FIELDS);
    assertThat(rows(id(2))).isEqualTo(ROWS.subList(1, 2));
    assertThat(rows(id(3))).isEmpty();
  }

  /// Names in the file are those of other columns.
  @Test
  void findsColumnsByTheirIds() throws SQLException {
    write(
        "\"col-b\"",
        "\"col-a\"",
        "'col-y'",
        "'col-x'",
        "\"part\"",
        "'m'",
        "\"col-l\"",
        "'col-n'",
        """
        , FIELD_IDS {"col-b": 1, "col-a": {__duckdb_field_id: 2, "col-y": 3, "col-x": 4},
          "part": {__duckdb_field_id: 5, element: {"m": 6}},
          "col-l": {__duckdb_field_id: 7, value: {"col-n": 8}}}\
        """);
    table("id", protocol(2, 5), FIELDS);

    assertThat(rows()).isEqualTo(ROWS);
    assertThat(rows(id(2))).isEqualTo(ROWS.subList(1, 2));
  }

  @Test
  void keepsAColumnApartFromOneThatWasDropped() throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          "COPY (SELECT 1::BIGINT AS a) TO '%s' (FORMAT parquet)".formatted(folder.resolve("f")));
    }
    table("name", protocol(2, 5), field("a", "\"long\"", "col-new", 2));

    assertThat(rows()).containsExactly("[null]");
  }

  @Test
  void ignoresCaseOnlyWhereColumnsAreNotMapped() throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          "COPY (SELECT 1::BIGINT AS \"A\", {'X': 2} AS s) TO '%s' (FORMAT parquet)"
              .formatted(folder.resolve("f")));
    }
    String fields =
        String.join(
            ",",
            field("a", "\"long\"", "a", 1),
            field("S", struct(field("x", "\"integer\"", "x", 2)), "S", 3));

    table("none", protocol(1, 2), fields);
    assertThat(rows()).containsExactly("[1,[2]]");
    table("name", protocol(2, 5), fields);
    assertThat(rows()).containsExactly("[null,null]");
  }

  @Test
  void refusesColumnsThatAreNotMapped() {
    String plain = "{\"name\":\"a\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}}";
    table("name", protocol(2, 5), plain);

    assertThatThrownBy(this::rows)
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.CORRUPT))
        .hasMessageContaining("column a has no delta.columnMapping.physicalName");
  }

  private void write(
      String a,
      String s,
      String x,
      String y,
      String l,
      String n,
      String m,
      String v,
      String options)
      throws SQLException {
    String rows =
        """
        SELECT 1::BIGINT AS %1$s, {%3$s: 10, %4$s: 'ten'} AS %2$s, [{%6$s: 100::BIGINT}, NULL] AS %5$s,
          MAP {'k': {%8$s: 1000::BIGINT}} AS %7$s
        UNION ALL SELECT 2, NULL, [], NULL ORDER BY 1\
        """
            .formatted(a, s, x, y, l, n, m, v);
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          "COPY (%s) TO '%s' (FORMAT parquet%s)".formatted(rows, folder.resolve("f"), options));
    }
  }

  private void table(String mode, String protocol, String fields) {
    new LogFolder(folder)
        .commit(
            protocol,
            LogFolder.metadataOf(
                fields,
                fields.contains("\"part\"") ? "part" : "",
                "\"delta.columnMapping.mode\":\"%s\"".formatted(mode)),
            LogFolder.add(
                "f",
                "\"col-p\":\"p\",\"part\":\"wrong\"",
                "{\"numRecords\":2,\"minValues\":{\"col-a\":1},\"maxValues\":{\"col-a\":2,\"id\":0}}"));
  }

  private static String protocol(int reader, int writer) {
    return LogFolder.protocol(reader, writer);
  }

  private static String struct(String... fields) {
    return "{\"type\":\"struct\",\"fields\":[%s]}".formatted(String.join(",", fields));
  }

  private static String field(String name, String type, String physical, int id) {
    return """
    {"name":"%s","type":%s,"nullable":true,"metadata":{"delta.columnMapping.id":%d,\
    "delta.columnMapping.physicalName":"%s"}}\
    """
        .formatted(name, type, id, physical);
  }

  private static Expr id(long value) {
    return new Expr.Compare(
        Expr.Comparison.EQ,
        new Expr.Ref(new Column(100, "id", Simple.INT64)),
        new Expr.Literal(new Value.Int(value), Simple.INT64));
  }

  private List<String> rows(Expr... filters) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef table = tables.pin("t", folder.toString(), OptionalLong.empty());
    ExecutionSettings settings = new ExecutionSettings(1, 3, 1L << 28, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      DeltaReads reads = new DeltaReads(tables, _ -> Optional.empty());
      return ScanRows.read(
          reads.open(ScanRows.where(ScanRows.scan(table), Pushdown.INEXACT, filters), context));
    }
  }
}
