package dev.quiver.bench.kernel;

import dev.quiver.exec.kernel.DeltaKernels;
import dev.quiver.exec.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Measures the adding up of packed differences: sorted keys and timestamps.
public class DeltaBenchmark extends KernelColumns {
  /// Differences between two headers, as most writers have it.
  private static final int RUN = 32;

  /// Bits of a difference.
  @Param({"1", "7", "20", "32"})
  public int width = 1;

  private DeltaKernels delta = Kernels.scalar().delta();
  private long packed;
  private long numbers;

  /// Makes the columns.
  @Setup
  public void prepare() {
    delta = kernels().delta();
    packed = longs(ROWS, _ -> random().nextLong());
    numbers = column((long) ROWS * Long.BYTES);
  }

  /// The packed differences.
  long packed() {
    return packed;
  }

  /// Adds up a batch; answers where the int64 numbers are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long longs() {
    long sum = 0;
    for (int row = 0; row < ROWS; row += RUN) {
      long source = packed + (long) row * width / 8;
      sum = delta.sumLongs(source, 0, width, -1, sum, numbers + 8L * row, RUN);
    }
    return numbers;
  }

  /// Adds up a batch; answers where the int32 numbers are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long ints() {
    int sum = 0;
    for (int row = 0; row < ROWS; row += RUN) {
      long source = packed + (long) row * width / 8;
      sum = delta.sumInts(source, 0, width, -1, sum, numbers + 4L * row, RUN);
    }
    return numbers;
  }
}
