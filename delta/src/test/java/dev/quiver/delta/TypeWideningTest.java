package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads files that were written before a column's type was made wider, by every change there is.
class TypeWideningTest {
  @TempDir Path folder;

  /// From, to, the least value and the greatest as files have them, and as rows do.
  private static final List<Change> CHANGES =
      List.of(
          new Change("int8", "byte", "short", "-128", "127"),
          new Change("int8", "byte", "integer", "-128", "127"),
          new Change("int8", "byte", "long", "-128", "127"),
          new Change("int8", "byte", "double", "-128", "127", "-128.0", "127.0"),
          new Change("int8", "byte", "decimal(10,0)", "-128", "127"),
          new Change("int8", "byte", "decimal(12,2)", "-128", "127", "-128.00", "127.00"),
          new Change("int16", "short", "integer", "-32768", "32767"),
          new Change("int16", "short", "long", "-32768", "32767"),
          new Change("int16", "short", "double", "-32768", "32767", "-32768.0", "32767.0"),
          new Change(
              "int16", "short", "decimal(20,10)", "-1", "2", "-1.0000000000", "2.0000000000"),
          new Change("int32", "integer", "long", "-2147483648", "2147483647"),
          new Change(
              "int32",
              "integer",
              "double",
              "-2147483648",
              "2147483647",
              "-2.147483648E9",
              "2.147483647E9"),
          new Change(
              "int32",
              "integer",
              "decimal(38,28)",
              "-1",
              "2147483647",
              "-1.0000000000000000000000000000",
              "2147483647.0000000000000000000000000000"),
          new Change(
              "int64", "long", "decimal(20,0)", "-9223372036854775808", "9223372036854775807"),
          new Change(
              "int64",
              "long",
              "decimal(22,2)",
              "-9223372036854775808",
              "9223372036854775807",
              "-9223372036854775808.00",
              "9223372036854775807.00"),
          new Change("float32", "float", "double", "-1.5", "0.1", "-1.5", "0.10000000149011612"),
          new Change("decimal(4,1)", "decimal(4,1)", "decimal(9,1)", "-1.5", "999.9"),
          new Change(
              "decimal(4,1)", "decimal(4,1)", "decimal(6,3)", "-1.5", "999.9", "-1.500", "999.900"),
          new Change(
              "decimal(9,2)",
              "decimal(9,2)",
              "decimal(19,4)",
              "-1.25",
              "9.75",
              "-1.2500",
              "9.7500"),
          new Change(
              "decimal(18,2)",
              "decimal(18,2)",
              "decimal(38,20)",
              "-1.25",
              "9.75",
              "-1.25000000000000000000",
              "9.75000000000000000000"),
          new Change(
              "decimal(20,2)",
              "decimal(20,2)",
              "decimal(30,3)",
              "-1.25",
              "9.75",
              "-1.250",
              "9.750"),
          new Change(
              "date",
              "date",
              "timestamp_ntz",
              "1582-10-15",
              "2024-02-29",
              "-12219292800000000",
              "1709164800000000"));

  private record Change(
      String written, String from, String to, String least, String most, String low, String high) {
    Change(String written, String from, String to, String least, String most) {
      this(written, from, to, least, most, least, most);
    }
  }

  @Test
  void readsWhatWasNarrower() {
    for (Change change : CHANGES) {
      String table = table(change, "");
      for (int batchRows : new int[] {1, 3, 2_048}) {
        assertThat(rows(table, batchRows))
            .as("%s", change)
            .containsExactly("[" + change.low() + "]", "[null]", "[" + change.high() + "]");
      }
    }
  }

  /// The bounds of older files are of the older type, and so are their page bounds.
  @Test
  void prunesByBoundsOfTheNarrowerType() {
    for (Change change : CHANGES) {
      String quote = change.from().equals("date") ? "\"" : "";
      String table =
          table(
              change,
              "{\"numRecords\":3,\"minValues\":{\"a\":%1$s%2$s%1$s},\"maxValues\":{\"a\":%1$s%3$s%1$s},\"nullCount\":{\"a\":1}}"
                  .formatted(quote, change.least(), change.most()));
      for (boolean most : new boolean[] {false, true}) {
        Value bound = value(change, most ? change.high() : change.low());
        assertThat(rows(table, 3, compare(table, Expr.Comparison.EQ, bound)))
            .as("%s", change)
            .contains("[" + (most ? change.high() : change.low()) + "]");
        assertThat(
                rows(
                    table,
                    3,
                    compare(table, most ? Expr.Comparison.GT : Expr.Comparison.LT, bound)))
            .as("%s", change)
            .doesNotContain("[" + change.low() + "]", "[" + change.high() + "]");
      }
    }
  }

  @Test
  void readsMembersThatWereNarrower() throws Exception {
    Path table = Files.createTempDirectory(folder, "t");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = duck.createStatement()) {
      sql.execute(
          """
          COPY (SELECT {'a': 1::SMALLINT, 'b': [DATE '2024-01-01', NULL]} AS s,
              MAP {3::TINYINT: 0.5::FLOAT} AS m
            UNION ALL SELECT NULL, NULL ORDER BY 1) TO '%s' (FORMAT parquet)\
          """
              .formatted(table.resolve("f")));
    }
    new LogFolder(table)
        .commit(
            LogFolder.feature("typeWidening"),
            LogFolder.metadata(
                "s {\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}},{\"name\":\"b\",\"type\":{\"type\":\"array\",\"elementType\":\"timestamp_ntz\",\"containsNull\":true},\"nullable\":true,\"metadata\":{}}]},"
                    + " m {\"type\":\"map\",\"keyType\":\"integer\",\"valueType\":\"double\",\"valueContainsNull\":true}",
                "",
                ""),
            LogFolder.add("f", "", ""));

    assertThat(rows(table.toString(), 3))
        .containsExactly("[[1,[1704067200000000,null]],[[3,0.5]]]", "[null,null]");
  }

  private String table(Change change, String statistics) {
    try {
      Path table = Files.createTempDirectory(folder, "t");
      DataFiles.write(
          table.resolve("f"), "a " + change.written(), change.least(), "null", change.most());
      String field =
          """
          {"name":"a","type":"%s","nullable":true,"metadata":{"delta.typeChanges":[\
          {"fromType":"%s","toType":"%s"}]}}\
          """
              .formatted(change.to(), change.from(), change.to());
      new LogFolder(table)
          .commit(
              LogFolder.feature("typeWidening"),
              LogFolder.metadataOf(field, "", "\"delta.enableTypeWidening\":\"true\""),
              LogFolder.add("f", "", statistics));
      return table.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Value value(Change change, String text) {
    return change.to().startsWith("decimal")
        ? new Value.Exact(new BigInteger(text.replace(".", "")))
        : change.to().equals("double")
            ? new Value.Real(Double.parseDouble(text))
            : new Value.Int(Long.parseLong(text));
  }

  private static Expr compare(String table, Expr.Comparison op, Value value) {
    var type =
        new DeltaTables(new LocalStore())
            .pin("t", table, OptionalLong.empty())
            .schema()
            .fields()
            .getFirst()
            .type();
    return new Expr.Compare(
        op, new Expr.Ref(new Column(100, "a", type)), new Expr.Literal(value, type));
  }

  private static List<String> rows(String location, int batchRows, Expr... filters) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef table = tables.pin("t", location, OptionalLong.empty());
    ExecutionSettings settings = new ExecutionSettings(1, batchRows, 1L << 28, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      DeltaReads reads = new DeltaReads(tables, _ -> Optional.empty());
      return ScanRows.read(
          reads.open(ScanRows.where(ScanRows.scan(table), Pushdown.INEXACT, filters), context));
    }
  }
}
