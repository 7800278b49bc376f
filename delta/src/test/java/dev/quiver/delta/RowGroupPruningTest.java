package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.CellText;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.Field;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three row groups of 2,048 rows whose values do not overlap; in the second `n` is NULL.
class RowGroupPruningTest {
  private static final long MEMORY = 1L << 28;
  private static final String COLUMNS =
      "i long, n integer, s string, d decimal(9,2), w decimal(30,2), f double, dt date, t timestamp,"
          + " b boolean, gone integer";
  private static final String VALUES =
      "select i::bigint i, case when i // 2048 <> 1 then i::integer end n, 'v' || (100000 + i) s,"
          + " (i / 4.0)::decimal(9,2) d, (i * 1000000000.25)::decimal(30,2) w,"
          + " case when i = 3000 then 'nan'::double else i / 2.0::double end f,"
          + " date '2024-01-01' + i::int dt, timestamptz '2024-01-01 00:00:00+00' + to_hours(i) t,"
          + " i >= 4096 b from range(6144) t(i)";

  private final DeltaTables tables = new DeltaTables(new LocalStore());

  @TempDir Path folder;

  @BeforeEach
  void write() throws SQLException {
    LogFolder.of(folder, COLUMNS, "").commit(LogFolder.add("data.parquet", "", ""));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads = 1");
      statement.execute(
          "copy (%s) to '%s' (format parquet, row_group_size 2048)".formatted(VALUES, file()));
    }
  }

  @Test
  void readsOnlyRowGroupsThatCanMatch() {
    assertThat(groups(compare("i", Comparison.LT, "2048"))).isEqualTo(1);
    assertThat(groups(compare("i", Comparison.EQ, "2048"))).isEqualTo(1);
    assertThat(groups(compare("i", Comparison.GE, "2047"))).isEqualTo(3);
    assertThat(groups(compare("i", Comparison.GT, "6143"))).isZero();
    assertThat(groups(compare("n", Comparison.GE, "0"))).isEqualTo(2);
    assertThat(groups(new IsNull(column("n")))).isEqualTo(1);
    assertThat(groups(new IsNull(column("i")))).isZero();
    assertThat(groups(compare("s", Comparison.LE, "v102047"))).isEqualTo(1);
    assertThat(groups(compare("d", Comparison.GT, "1024.00"))).isEqualTo(1);
    assertThat(groups(compare("w", Comparison.LT, "5.00"))).isEqualTo(1);
    assertThat(groups(compare("dt", Comparison.LT, "2024-01-03"))).isEqualTo(1);
    assertThat(groups(compare("t", Comparison.LT, "2024-01-01T05:00:00Z"))).isEqualTo(1);
    assertThat(groups(compare("gone", Comparison.EQ, "1"))).isZero();
    assertThat(groups(new IsNull(column("gone")))).isEqualTo(3);
  }

  @Test
  void losesNoRow() throws SQLException {
    List<List<String>> literals =
        List.of(
            List.of("i", "0", "2047", "2048", "5000", "9999"),
            List.of("n", "-1", "2048", "6143"),
            List.of("s", "", "v102048", "w"),
            List.of("d", "-1.00", "512.00", "1535.75"),
            List.of("w", "0.00", "2048000000512.00"),
            List.of("f", "-0.0", "1024.0", "3071.5", "NaN", "Infinity"),
            List.of("dt", "2023-01-01", "2029-08-10"),
            List.of("b", "true", "false"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (List<String> line : literals) {
        for (String text : line.subList(1, line.size())) {
          for (Comparison op : Comparison.values()) {
            String where = line.getFirst() + " " + sql(op) + " '" + text + "'";
            List<String> read = rows(compare(line.getFirst(), op, text));
            assertThat(read).as(where).containsAll(expected(statement, where));
          }
        }
      }
    }
  }

  private List<String> expected(Statement statement, String where) throws SQLException {
    String query = "select count(*), min(i), max(i) from '" + file() + "' where " + where;
    try (ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1) == 0
          ? List.of()
          : List.of(Long.toString(found.getLong(2)), Long.toString(found.getLong(3)));
    }
  }

  private static String sql(Comparison op) {
    return switch (op) {
      case EQ -> "=";
      case NE -> "<>";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
      case NOT_DISTINCT -> "is not distinct from";
    };
  }

  private String file() {
    return folder.resolve("data.parquet").toString();
  }

  private long groups(Expr filter) {
    try (ExecutionContext context = context()) {
      ScanRows.read(open(filter, context));
      return context.metrics().counters().getOrDefault("scan.t.row_groups_read", 0L);
    }
  }

  private List<String> rows(Expr filter) {
    try (ExecutionContext context = context()) {
      return ScanRows.read(open(filter, context)).stream()
          .map(row -> row.substring(1, row.indexOf(',')))
          .toList();
    }
  }

  private TableSource open(Expr filter, ExecutionContext context) {
    TableRef table = table();
    String column = table.schema().fields().get(columnOf(filter) - 100).name();
    TableScan scan = ScanRows.scan(table, "i", column);
    DeltaReads reads = new DeltaReads(tables, _ -> Optional.empty());
    return reads.open(ScanRows.where(scan, Pushdown.INEXACT, filter), context);
  }

  private TableRef table() {
    return tables.pin("t", folder.toString(), OptionalLong.empty());
  }

  private static int columnOf(Expr filter) {
    return filter instanceof Ref(var column) ? column.id() : columnOf(filter.children().getFirst());
  }

  private static ExecutionContext context() {
    ExecutionSettings settings = new ExecutionSettings(1, 2_048, MEMORY, KernelChoice.SCALAR);
    return new ExecutionContext(settings, new Cancellation());
  }

  private Ref column(String name) {
    TableRef table = table();
    int ordinal = table.schema().ordinal(name);
    Field field = table.schema().fields().get(ordinal);
    return new Ref(new Column(100 + ordinal, name, field.type()));
  }

  private Expr compare(String name, Comparison op, String text) {
    Ref column = column(name);
    return new Compare(op, column, new Literal(CellText.parse(column.type(), text), column.type()));
  }
}
