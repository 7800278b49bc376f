package dev.quiver.bench.operator;

import dev.quiver.bench.WholeRuns;
import dev.quiver.bench.operator.MadeTable.Made;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures a count and a sum by a key over two million rows.
public class AggregateBenchmark extends WholeRuns {
  /// How many rows there are.
  public static final int ROWS = 2_000_000;

  private static final long SEED = 20_261_120L;
  private static final int FIRST_RESULT = 10;

  /// How many keys there are.
  @Param({"10", "1000", "1000000"})
  public int groups = 10;

  /// What they are like.
  @Param public Keys keys = Keys.NEAR;

  private final Arena arena = Arena.ofShared();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private MemoryRun run = run(1);

  /// Makes the table.
  @Setup
  public void prepare() {
    run = run(ROWS);
  }

  private MemoryRun run(int rows) {
    MadeTable table =
        new MadeTable(
            "t",
            rows,
            arena,
            List.of(keys.of(_ -> random.nextInt(groups)), Made.longs(row -> row % 1_000)));
    TableScan scan = table.scan(0);
    Column key = scan.columns().getFirst();
    AggregateCall count = new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), Simple.INT64);
    AggregateCall sum =
        new AggregateCall(
            AggregateFunction.SUM, List.of(new Ref(scan.columns().getLast())), Simple.INT64);
    return new MemoryRun(
        new HashAggregate(
            scan,
            List.of(key),
            List.of(
                new Aggregation(new Column(FIRST_RESULT, "rows", Simple.INT64), count),
                new Aggregation(new Column(FIRST_RESULT + 1, "sum", Simple.INT64), sum))),
        List.of(table));
  }

  /// Frees the table.
  @TearDown
  public void free() {
    arena.close();
  }

  /// What is measured, to be looked at.
  MemoryRun subject() {
    return run;
  }

  /// Groups the rows; answers the number of groups.
  @Benchmark
  public long aggregate() {
    return run.rows();
  }
}
