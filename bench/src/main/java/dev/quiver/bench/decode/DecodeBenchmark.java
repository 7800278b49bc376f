package dev.quiver.bench.decode;

import dev.quiver.bench.WholeRuns;
import dev.quiver.bench.generate.TableWriter;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.delta.parquet.ParquetFile;
import dev.quiver.delta.parquet.ParquetSettings;
import dev.quiver.delta.parquet.RowGroupSource;
import dev.quiver.delta.parquet.column.StoredColumn;
import dev.quiver.delta.parquet.encode.Compression;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Field;
import dev.quiver.logical.type.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures the decoding of one row group of one column, in nanoseconds a row; the file lies in the
/// page cache.
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark extends WholeRuns {
  /// Rows of the row group.
  static final int ROWS = 100_000;

  private static final long SEED = 20_261_120L;
  private static final long MEMORY_BYTES = 1L << 30;

  /// What is stored.
  @Param public DecodedColumn column = DecodedColumn.INT64_PLAIN;

  /// How pages are compressed.
  @Param({"SNAPPY", "ZSTD", "NONE"})
  public Compression compression = Compression.SNAPPY;

  /// Which kernels decode.
  @Param("SIMD")
  public KernelChoice choice = KernelChoice.SIMD;

  private Path folder = Path.of("");
  private Path file = Path.of("");

  /// Writes the file.
  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("quiver-decode");
    ParquetSettings layout = new ParquetSettings(compression, ROWS, 1L << 30, 1L << 30);
    WriteSettings settings =
        new WriteSettings(WriteSettings.DEFAULT.clock(), WriteSettings.DEFAULT.ids(), layout, 1);
    new TableWriter(settings)
        .append(
            folder.resolve("t"),
            new Schema(List.of(field())),
            List.of(),
            values().map(value -> new Value[] {value}));
    try (Stream<Path> files = Files.list(folder.resolve("t"))) {
      file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private Field field() {
    return new Field("c", column.type());
  }

  /// What the file holds, in order.
  Stream<Value> values() {
    SplittableRandom random = new SplittableRandom(SEED);
    return Stream.generate(() -> column.value(random)).limit(ROWS);
  }

  /// Decodes the row group; answers its rows.
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
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation());
        ParquetFile open = ParquetFile.open(new LocalStore(), file.toString());
        RowGroupSource source =
            open.read(0, StoredColumn.of(List.of(field())), settings.batchRows(), context)) {
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
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
