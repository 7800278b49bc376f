package dev.quiver.bench.kernel;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.kernel.Kernels;
import java.lang.foreign.Arena;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A choice of kernels and columns off the heap to run them on; what all kernel benchmarks share.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
// Vector code is thousands of times slower until the last compiler has had it.
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      "--add-opens=java.base/java.nio=ALL-UNNAMED"
    })
public class KernelColumns {
  /// Rows of a batch.
  public static final int ROWS = 2_048;

  /// May be read behind every column.
  private static final int SLACK = 128;

  private static final int CACHE_LINE = 64;
  private static final long SEED = 20_261_120L;

  /// Which twin runs.
  @Param({"SCALAR", "SIMD"})
  public KernelChoice choice = KernelChoice.SCALAR;

  private final Arena arena = Arena.ofShared();
  private final SplittableRandom random = new SplittableRandom(SEED);

  /// Only for those that extend it.
  protected KernelColumns() {}

  /// The chosen kernels.
  protected final Kernels kernels() {
    return Kernels.of(choice);
  }

  /// The same numbers every time.
  protected final SplittableRandom random() {
    return random;
  }

  /// A column of zeros.
  protected final long column(long bytes) {
    return arena.allocate(bytes + SLACK, CACHE_LINE).address();
  }

  /// A column of int64.
  protected final long longs(int count, IntToLongFunction value) {
    long column = column((long) count * Long.BYTES);
    for (int row = 0; row < count; row++) {
      Memory.putLong(column + (long) row * Long.BYTES, value.applyAsLong(row));
    }
    return column;
  }

  /// A column of int32.
  protected final long ints(int count, IntToLongFunction value) {
    long column = column((long) count * Integer.BYTES);
    for (int row = 0; row < count; row++) {
      Memory.putInt(column + (long) row * Integer.BYTES, (int) value.applyAsLong(row));
    }
    return column;
  }

  /// Frees the columns.
  @TearDown
  public final void free() {
    arena.close();
  }
}
