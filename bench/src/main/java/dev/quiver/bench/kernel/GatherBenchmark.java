package dev.quiver.bench.kernel;

import dev.quiver.exec.kernel.GatherKernels;
import dev.quiver.exec.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Measures the look-up of codes in a dictionary. 16-byte values have no SIMD twin of their own.
public class GatherBenchmark extends KernelColumns {
  private static final int WIDE_BYTES = 16;

  /// Entries of the dictionary.
  @Param({"7", "16", "2500"})
  public int entries = 7;

  private GatherKernels gather = Kernels.scalar().gather();
  private long dictionary;
  private long codes;
  private long out;

  /// Makes the columns.
  @Setup
  public void prepare() {
    gather = kernels().gather();
    dictionary = longs(2 * entries, _ -> random().nextLong());
    codes = ints(ROWS, _ -> random().nextInt(entries));
    out = column((long) ROWS * WIDE_BYTES);
  }

  /// The dictionary's address, and the codes'.
  long[] columns() {
    return new long[] {dictionary, codes};
  }

  /// Gathers 4-byte values; answers where they are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long gather4() {
    gather.gather4(dictionary, entries, codes, out, ROWS);
    return out;
  }

  /// Gathers 8-byte values; answers where they are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long gather8() {
    gather.gather8(dictionary, entries, codes, out, ROWS);
    return out;
  }

  /// Gathers 16-byte values; answers where they are.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long gather16() {
    gather.gather16(dictionary, entries, codes, out, ROWS);
    return out;
  }
}
