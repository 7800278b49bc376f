package dev.quiver.bench.operator;

import dev.quiver.bench.WholeRuns;
import dev.quiver.bench.operator.MadeTable.Made;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/// Measures a join of two million rows with a table of distinct keys; about half of the rows find a
/// partner.
public class JoinBenchmark extends WholeRuns {
  static final int PROBES = 2_000_000;
  private static final long SEED = 20_261_120L;
  private static final int FIRST_BUILT = 10;

  /// Rows of the table that is built.
  @Param({"1000", "1000000"})
  public int built = 1_000;

  /// What keys are like.
  @Param public Keys keys = Keys.NEAR;

  /// Which rows come out.
  @Param({"INNER", "SEMI", "ANTI"})
  public JoinType type = JoinType.INNER;

  /// Rows that look for a partner.
  public int probes = PROBES;

  private final Arena arena = Arena.ofShared();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private MemoryRun run = run(1);

  /// Makes the tables.
  @Setup
  public void prepare() {
    run = run(probes);
  }

  private MemoryRun run(int probes) {
    MadeTable left =
        new MadeTable(
            "l",
            probes,
            arena,
            List.of(keys.of(_ -> random.nextInt(2 * built)), Made.longs(row -> row)));
    MadeTable right =
        new MadeTable("r", built, arena, List.of(keys.of(row -> row), Made.longs(row -> row * 3L)));
    TableScan probe = left.scan(0);
    TableScan build = right.scan(FIRST_BUILT);
    JoinKey key =
        new JoinKey(new Ref(probe.columns().getFirst()), new Ref(build.columns().getFirst()));
    return new MemoryRun(
        new HashJoin(probe, build, type, List.of(key), Side.RIGHT), List.of(left, right));
  }

  /// Frees the tables.
  @TearDown
  public void free() {
    arena.close();
  }

  /// What is measured, to be looked at.
  MemoryRun subject() {
    return run;
  }

  /// Joins the rows; answers the number of rows.
  @Benchmark
  public long join() {
    return run.rows();
  }
}
