package dev.quiver.bench.kernel;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.exec.kernel.SpreadKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Measures the spreading of dense values over a column with NULLs.
public class SpreadBenchmark extends KernelColumns {
  private static final int WIDE_BYTES = 16;
  private static final int RANGE = 100;

  /// Rows in a hundred that are NULL.
  @Param({"1", "50"})
  public int nulls = 1;

  private SpreadKernels spread = Kernels.scalar().spread();
  private long dense;
  private long validity;
  private int values;
  private long out;

  /// Makes the columns.
  @Setup
  public void prepare() {
    spread = kernels().spread();
    dense = longs(2 * ROWS, _ -> random().nextLong());
    validity = column(ROWS / Byte.SIZE);
    values = 0;
    for (int row = 0; row < ROWS; row++) {
      if (random().nextInt(RANGE) >= nulls) {
        Memory.setBit(validity, row);
        values++;
      }
    }
    out = column((long) ROWS * WIDE_BYTES);
  }

  /// The dense values' address, and the validity's.
  long[] columns() {
    return new long[] {dense, validity};
  }

  /// Spreads 4-byte values; answers where they are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long spread4() {
    spread.spread4(dense, values, validity, out, ROWS);
    return out;
  }

  /// Spreads 8-byte values; answers where they are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long spread8() {
    spread.spread8(dense, values, validity, out, ROWS);
    return out;
  }

  /// Spreads 16-byte values; answers where they are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long spread16() {
    spread.spread16(dense, values, validity, out, ROWS);
    return out;
  }
}
