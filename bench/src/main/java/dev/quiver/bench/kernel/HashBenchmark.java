package dev.quiver.bench.kernel;

import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.exec.kernel.Kernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/// Measures the hashing of int64 keys.
public class HashBenchmark extends KernelColumns {
  private HashKernels hash = Kernels.scalar().hash();
  private long values;
  private long[] hashes = new long[0];

  /// Makes the columns.
  @Setup
  public void prepare() {
    hash = kernels().hash();
    values = longs(ROWS, _ -> random().nextLong());
    hashes = new long[ROWS];
  }

  /// The keys.
  long values() {
    return values;
  }

  /// Mixes the keys into the hashes; answers those.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long[] addLongs() {
    hash.addLongs(hashes, values, ROWS);
    return hashes;
  }
}
