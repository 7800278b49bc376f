package dev.quiver.bench.kernel;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.exec.kernel.ReproducibleSum;
import dev.quiver.exec.kernel.SumKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/// Measures sums: of int64 into 128 bits, of doubles whatever their order.
public class SumBenchmark extends KernelColumns {
  private static final int WIDE_BYTES = 16;

  private SumKernels sum = Kernels.scalar().sum();
  private long longs;
  private long doubles;
  private long state;

  /// Makes the columns.
  @Setup
  public void prepare() {
    sum = kernels().sum();
    longs = longs(ROWS, _ -> random().nextLong());
    doubles = longs(ROWS, _ -> Double.doubleToRawLongBits(random().nextDouble(-1e6, 1e6)));
    state = column(ReproducibleSum.BYTES);
  }

  /// The columns: int64, double.
  long[] columns() {
    return new long[] {longs, doubles};
  }

  /// Sums int64 values; answers where the 128 bits are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long longs() {
    Memory.fill(state, WIDE_BYTES, (byte) 0);
    sum.addLongs(state, longs, ROWS);
    return state;
  }

  /// Sums doubles.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double doubles() {
    ReproducibleSum.clear(state);
    sum.addDoubles(state, doubles, ROWS);
    return ReproducibleSum.result(state);
  }
}
