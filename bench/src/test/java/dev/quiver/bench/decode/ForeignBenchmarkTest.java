package dev.quiver.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.logical.expr.Value;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs the benchmark once on every kind of values, with each codec in turn: what comes out is what
/// the other writer was asked for.
class ForeignBenchmarkTest {
  private static final List<String> CODECS =
      List.of("uncompressed", "snappy", "lz4_raw", "gzip", "zstd", "brotli");

  @Test
  void decodesWhatWasWritten() throws IOException, SQLException {
    int next = 0;
    for (ForeignBenchmark.Values values : ForeignBenchmark.Values.values()) {
      ForeignBenchmark benchmark = new ForeignBenchmark();
      benchmark.values = values;
      benchmark.codec = CODECS.get(next++ % CODECS.size());
      benchmark.prepare();
      List<String> read = new ArrayList<>();
      benchmark.decode(batch -> {
        for (int row = 0; row < batch.rows(); row++) {
          read.add(text(batch.column(0), row));
        }
      });
      assertThat(read.equals(expected(values))).as("%s, %s", values, benchmark.codec).isTrue();
      assertThat(benchmark.decode()).isEqualTo(ForeignBenchmark.ROWS);
      benchmark.delete();
    }
  }

  private static String text(ColumnVector column, int row) {
    return switch (Values.get(column, row)) {
      case Value.Int(long number) -> Long.toString(number);
      case Value.Real(double number) -> Double.toString(number);
      case Value.Text(String text) -> text;
      case Value other -> throw new AssertionError(other);
    };
  }

  private static List<String> expected(ForeignBenchmark.Values values) throws SQLException {
    List<String> expected = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(values.select())) {
      while (rows.next()) {
        expected.add(
            rows.getObject(1) instanceof Number number
                    && (number instanceof Double || number instanceof Float)
                ? Double.toString(number.doubleValue())
                : rows.getString(1));
      }
    }
    return expected;
  }
}
