package dev.quiver.bench.kernel;

import dev.quiver.exec.kernel.Kernels;
import dev.quiver.exec.kernel.UnpackKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Measures the unpacking of bit-packed numbers: dictionary codes and levels.
public class UnpackBenchmark extends KernelColumns {
  /// Bits of a number.
  @Param({"1", "3", "6", "12", "18"})
  public int width = 1;

  private UnpackKernels unpack = Kernels.scalar().unpack();
  private long packed;
  private long numbers;

  /// Makes the columns.
  @Setup
  public void prepare() {
    unpack = kernels().unpack();
    packed = longs(ROWS, _ -> random().nextLong());
    numbers = column((long) ROWS * Integer.BYTES);
  }

  /// The packed numbers.
  long packed() {
    return packed;
  }

  /// Unpacks a batch; answers where the int32 numbers are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long unpack() {
    unpack.unpack(packed, width, numbers, ROWS);
    return numbers;
  }
}
