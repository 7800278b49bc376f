package dev.quiver.bench.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.parquet.encode.Compression;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.expr.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs the decode benchmark once on every column and compression: what comes out is what went in.
class DecodeBenchmarkTest {
  @Test
  void decodesWhatWasWritten() throws IOException {
    for (DecodedColumn column : DecodedColumn.values()) {
      for (Compression compression : Compression.values()) {
        check(column, compression);
      }
    }
  }

  private static void check(DecodedColumn column, Compression compression) throws IOException {
    DecodeBenchmark benchmark = new DecodeBenchmark();
    benchmark.column = column;
    benchmark.compression = compression;
    benchmark.choice = compression == Compression.ZSTD ? KernelChoice.SCALAR : KernelChoice.SIMD;
    benchmark.prepare();
    List<Value> read = new ArrayList<>();
    benchmark.decode(batch -> {
      for (int row = 0; row < batch.rows(); row++) {
        read.add(Values.get(batch.column(0), row));
      }
    });
    assertThat(read.equals(benchmark.values().toList())).as("%s, %s", column, compression).isTrue();
    assertThat(benchmark.decode()).isEqualTo(DecodeBenchmark.ROWS);
    benchmark.delete();
  }
}
