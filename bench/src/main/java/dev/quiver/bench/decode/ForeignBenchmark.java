package dev.quiver.bench.decode;

import dev.quiver.bench.WholeRuns;
import dev.quiver.delta.parquet.ParquetFile;
import dev.quiver.delta.parquet.RowGroupSource;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures the decoding of what only others write, encodings and codecs, in nanoseconds a row.
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForeignBenchmark extends WholeRuns {
  /// Rows of the row group.
  static final int ROWS = 100_000;

  private static final long MEMORY_BYTES = 1L << 30;

  /// What is stored: its type, and an expression of DuckDB's that makes row `i`.
  public enum Values {
    INT64_DELTA(Simple.INT64, "i * 7 + hash(i) % 5"),
    INT32_DELTA(Simple.INT32, "hash(i) % 1000000"),
    DOUBLE_SPLIT(Simple.FLOAT64, "(hash(i) % 1000000) / 7.0"),
    FLOAT_SPLIT(Simple.FLOAT32, "(hash(i) % 1000000) / 7.0"),
    STRING_DELTA_LENGTH(Simple.STRING, "'a comment of some length, ' || hash(i)");

    private final Simple type;
    private final String expression;

    Values(Simple type, String expression) {
      this.type = type;
      this.expression = expression;
    }

    DataType type() {
      return type;
    }

    String select() {
      String name =
          switch (type) {
            case INT32 -> "integer";
            case INT64 -> "bigint";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            default -> "varchar";
          };
      return "select (%s)::%s c from range(%d) t(i)".formatted(expression, name, ROWS);
    }
  }

  /// What is stored.
  @Param public Values values = Values.INT64_DELTA;

  /// How pages are compressed.
  @Param({"uncompressed", "snappy", "lz4_raw", "gzip", "zstd", "brotli"})
  public String codec = "uncompressed";

  /// Which kernels decode.
  @Param("SIMD")
  public KernelChoice choice = KernelChoice.SIMD;

  private Path file = Path.of("");

  /// Writes the file.
  @Setup
  public void prepare() throws IOException, SQLException {
    file = Files.createTempFile("quiver-foreign", ".parquet");
    query(
        "copy (%s) to '%s' (format parquet, compression %s, parquet_version v2,"
                .formatted(values.select(), file, codec)
            + " dictionary_size_limit 1)");
  }

  private static void query(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Decodes the file; answers its rows.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int decode() {
    int[] rows = new int[1];
    decode(batch -> rows[0] += batch.rows());
    return rows[0];
  }

  /// Shows each batch.
  void decode(Consumer<Batch> watcher) {
    ExecutionSettings settings =
        new ExecutionSettings(1, ExecutionSettings.DEFAULT_BATCH_ROWS, MEMORY_BYTES, choice);
    List<StoredColumn> columns = StoredColumn.of(List.of(new Field("c", values.type())));
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation());
        ParquetFile open = ParquetFile.open(new LocalStore(), file.toString());
        RowGroupSource source = open.read(0, columns, settings.batchRows(), context)) {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        try (Batch owned = batch) {
          watcher.accept(owned);
        }
      }
    }
  }

  /// Deletes the file.
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }
}
