package dev.quiver.bench.operator;

import dev.quiver.bench.WholeRuns;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.filter.FilterSlot;
import dev.quiver.exec.filter.KeyFilters;
import dev.quiver.exec.filter.Sifter;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.type.DataType;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures the making of a runtime filter from the keys of a build side, and the testing of two
/// million rows by it, of which one in ten passes.
public class RuntimeFilterBenchmark extends WholeRuns {
  static final int ROWS = 2_000_000;
  private static final int ROWS_A_KEY = 10;
  private static final int MOST_ROWS = ExecutionSettings.DEFAULT_BATCH_ROWS;
  private static final long MEMORY_BYTES = 1L << 30;
  private static final long SEED = 20_261_120L;

  /// Rows of the build side.
  @Param({"1000", "1000000"})
  public int built = 1_000;

  /// What keys are like.
  @Param public Keys keys = Keys.NEAR;

  private final Arena arena = Arena.ofShared();
  private final ExecutionContext context =
      new ExecutionContext(
          new ExecutionSettings(1, MOST_ROWS, MEMORY_BYTES, KernelChoice.SIMD), new Cancellation());
  private final Account account = context.account("benchmark");
  private final int[] selected = new int[MOST_ROWS + 1];
  private MadeTable build = new MadeTable("b", 1, arena, List.of(keys.of(row -> row)));
  private MadeTable probe = build;
  private KeyFilters made = new KeyFilters(List.of(), account);
  private FilterSlot slot = new FilterSlot();

  /// Makes the tables, and a filter to test by.
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(SEED);
    build = new MadeTable("b", built, arena, List.of(keys.of(row -> row)));
    probe =
        new MadeTable("p", ROWS, arena, List.of(keys.of(_ -> random.nextInt(built * ROWS_A_KEY))));
    slot = new FilterSlot();
    made = filters(slot);
  }

  private KeyFilters filters(FilterSlot into) {
    DataType type = build.scan(0).columns().getFirst().type();
    KeyFilters filters = new KeyFilters(List.of(new KeyFilters.Key(0, type, false, into)), account);
    KeyFilters.Part part = filters.part();
    each(build, batch -> part.add(batch.columns(), batch.selection()));
    filters.finish(0);
    return filters;
  }

  private static void each(MadeTable table, Consumer<Batch> watcher) {
    for (int morsel = 0; morsel < table.morsels(); morsel++) {
      try (BatchSource source = table.read(morsel)) {
        for (Batch batch = source.next(); batch != null; batch = source.next()) {
          watcher.accept(batch);
          batch.close();
        }
      }
    }
  }

  /// Frees tables and filters.
  @TearDown
  public void free() {
    made.close();
    account.close();
    context.close();
    arena.close();
  }

  /// Makes a filter; answers whether it is there.
  @Benchmark
  public boolean make() {
    FilterSlot into = new FilterSlot();
    try (KeyFilters filters = filters(into)) {
      return filters.units() == 1 && into.isPublished();
    }
  }

  /// Tests the rows; answers how many pass.
  @Benchmark
  public long test() {
    DataType type = probe.scan(0).columns().getFirst().type();
    CompiledPredicate sift = new Sifter(1, slot, type, new OperatorMetrics()).over(0);
    long[] passed = new long[1];
    each(probe, batch -> passed[0] += sift.select(batch, batch.selection(), selected));
    return passed[0];
  }
}
