package dev.quiver.bench.kernel;

import dev.quiver.exec.kernel.CompareKernels;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.exec.kernel.Relation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/// Measures comparisons of a column with a constant that fill a selection.
public class CompareBenchmark extends KernelColumns {
  private static final int RANGE = 100;

  /// Rows in a hundred that are selected.
  @Param({"1", "50", "99"})
  public int percent = 1;

  private final int[] selected = new int[ROWS + 1];
  private CompareKernels compare = Kernels.scalar().compare();
  private long longs;
  private long longBound;
  private long ints;
  private long intBound;
  private long doubles;
  private long doubleBound;

  /// Makes the columns.
  @Setup
  public void prepare() {
    compare = kernels().compare();
    longs = longs(ROWS, _ -> random().nextInt(RANGE));
    longBound = longs(1, _ -> percent);
    ints = ints(ROWS, _ -> random().nextInt(RANGE));
    intBound = ints(1, _ -> percent);
    doubles = longs(ROWS, _ -> Double.doubleToRawLongBits(random().nextInt(RANGE)));
    doubleBound = longs(1, _ -> Double.doubleToRawLongBits(percent));
  }

  /// The columns: int64, int32, double.
  long[] columns() {
    return new long[] {longs, ints, doubles};
  }

  /// The positions found last.
  int[] selected() {
    return selected.clone();
  }

  /// Selects int64 values below a bound.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int longs() {
    return compare.selectLongs(Relation.LESS, longs, Long.BYTES, longBound, 0, ROWS, selected);
  }

  /// Selects int32 values below a bound.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int ints() {
    return compare.selectInts(Relation.LESS, ints, Integer.BYTES, intBound, 0, ROWS, selected);
  }

  /// Selects doubles below a bound.
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public int doubles() {
    return compare.selectDoubles(
        Relation.LESS, doubles, Double.BYTES, doubleBound, 0, ROWS, selected);
  }
}
