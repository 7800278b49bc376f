package dev.quiver.bench.kernel;

import dev.quiver.exec.kernel.InterleaveKernels;
import dev.quiver.exec.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Measures the making of numbers from streams of their bytes.
public class InterleaveBenchmark extends KernelColumns {
  /// Bytes of a number.
  @Param({"4", "8", "16"})
  public int width = 4;

  private InterleaveKernels interleave = Kernels.scalar().interleave();
  private long streams;
  private long numbers;

  /// Makes the columns.
  @Setup
  public void prepare() {
    interleave = kernels().interleave();
    streams = longs(ROWS * 2, _ -> random().nextLong());
    numbers = column((long) ROWS * width);
  }

  /// The streams, one after the other.
  long streams() {
    return streams;
  }

  /// Interleaves a batch; answers where the numbers are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long interleave() {
    interleave.interleave(streams, ROWS, width, numbers, ROWS);
    return numbers;
  }
}
