package dev.quiver.delta.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One row group of 300,000 rows, in a file that does not say where pages are.
class MorselCutterTest {
  private static final int ROWS = 300_000;

  @TempDir Path folder;

  @Test
  void cutsOneRowGroupForManyThreadsWithoutChangingRows() throws SQLException {
    LogFolder.of(folder, "i long, n integer, s string", "")
        .commit(LogFolder.add("data.parquet", "", ""));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set threads = 1");
      statement.execute(
          "copy (select i::bigint i, case when i % 7 <> 0 then (i // 3)::integer end n,"
              + " 'v' || (i %% 1000) s from range(%d) t(i)) to '%s'"
                  .formatted(ROWS, folder.resolve("data.parquet"))
              + " (format parquet, row_group_size 300000)");
    }
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableScan scan =
        ScanRows.scan(tables.pin("t", folder.toString(), OptionalLong.empty()), "i", "n", "s");
    Ref number = new Ref(new Column(101, "n", Simple.INT32));
    Ref key = new Ref(new Column(100, "i", Simple.INT64));
    for (Expr filter :
        List.<Expr>of(
            new Not(new IsNull(key)),
            new Compare(Comparison.LT, number, new Literal(new Value.Int(60_000), Simple.INT32)),
            new IsNull(number))) {
      FilteredScan one = new FilteredScan(tables, scan, 2_048, 1);
      FilteredScan many = new FilteredScan(tables, scan, 2_048, 4);
      assertThat(many.rows(filter, true).equals(one.rows(filter, true))).as("%s", filter).isTrue();
      assertThat(one.counts().get("morsels")).isEqualTo(1);
      assertThat(many.counts().get("morsels")).isGreaterThan(2);
    }
  }
}
