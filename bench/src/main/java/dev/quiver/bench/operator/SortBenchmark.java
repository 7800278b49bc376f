package dev.quiver.bench.operator;

import dev.quiver.bench.WholeRuns;
import dev.quiver.bench.operator.MadeTable.Made;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures two million rows in the order of an int64 key, all of them or the first hundred.
public class SortBenchmark extends WholeRuns {
  /// How many rows there are.
  public static final int ROWS = 2_000_000;

  static final int FIRST = 100;
  private static final long SEED = 20_261_120L;

  /// How many keys there are.
  @Param({"1000", "1000000000"})
  public int keys = 1_000;

  /// Whether rows come in order, each with a key of its own.
  @Param({"false", "true"})
  public boolean isSorted;

  private final Arena arena = Arena.ofShared();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private MemoryRun sorted = run(1, true);
  private MemoryRun first = run(1, false);

  /// Makes the tables.
  @Setup
  public void prepare() {
    sorted = run(ROWS, true);
    first = run(ROWS, false);
  }

  private long key(int row) {
    return isSorted ? row : random.nextInt(keys);
  }

  private MemoryRun run(int rows, boolean isSort) {
    MadeTable table =
        new MadeTable("t", rows, arena, List.of(Made.longs(this::key), Made.longs(row -> row)));
    TableScan scan = table.scan(0);
    List<SortKey> by = List.of(SortKey.ascending(new Ref(scan.columns().getFirst())));
    return new MemoryRun(isSort ? new Sort(scan, by) : new TopK(scan, by, FIRST), List.of(table));
  }

  /// Frees the tables.
  @TearDown
  public void free() {
    arena.close();
  }

  /// What [#sort] measures, to be looked at.
  MemoryRun sorted() {
    return sorted;
  }

  /// What [#topK] measures, to be looked at.
  MemoryRun first() {
    return first;
  }

  /// Sorts all rows; answers their number.
  @Benchmark
  public long sort() {
    return sorted.rows();
  }

  /// Gives the first rows; answers their number.
  @Benchmark
  public long topK() {
    return first.rows();
  }
}
