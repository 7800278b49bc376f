package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalProgram.Share;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an operator's state takes on the heap is charged to the budget, but for scratch.
///
/// The heap is measured after a collection while the state is there: the first batch has come out,
/// and the rest waits behind it, since only a few morsels run ahead. Scratch is what does not grow
/// with the state; the bound is far below what the state takes.
class HeapProbeTest {
  private static final int ROWS = 120_000;
  private static final long SCRATCH_BYTES = 3L << 20;
  private static final long MEMORY_BYTES = 1L << 30;
  private static final MemoryTable TABLES =
      new MemoryTable(2_048, Form.FLAT)
          .add(
              "t",
              "a int64, b string",
              IntStream.range(0, ROWS).mapToObj(i -> i + "|a text of row " + i).toList());

  @Test
  void groupsAreCharged() {
    PhysicalPlan scan = TABLES.scan("t", 1);
    List<Column> columns = scan.columns();
    Aggregation count =
        new Aggregation(
            new Column(9, "n", Simple.INT64),
            new AggregateCall(
                AggregateFunction.COUNT, List.of(new Ref(columns.getFirst())), Simple.INT64));
    probe(List.of(), new HashAggregate(scan, columns, List.of(count)));
  }

  @Test
  void theBuildSideIsCharged() {
    PhysicalPlan probe = TABLES.scan("t", 1);
    PhysicalPlan build = TABLES.scan("t", 11);
    JoinKey key =
        new JoinKey(new Ref(probe.columns().getFirst()), new Ref(build.columns().getFirst()));
    probe(List.of(), new HashJoin(probe, build, JoinType.INNER, List.of(key), Side.RIGHT));
  }

  @Test
  void aShareIsCharged() {
    PhysicalPlan scan = TABLES.scan("t", 1);
    List<Import> imports = new ArrayList<>();
    for (int i = 0; i < scan.columns().size(); i++) {
      Column column = scan.columns().get(i);
      imports.add(new Import(new Column(21 + i, column.name(), column.type()), i));
    }
    probe(List.of(new Share("s", scan)), new ShareScan("s", imports));
  }

  private static void probe(List<Share> shares, PhysicalPlan plan) {
    ExecutionSettings settings = new ExecutionSettings(2, 512, MEMORY_BYTES, KernelChoice.SCALAR);
    // Once before, so that classes and compiled code are not counted.
    measure(settings, shares, plan);
    long[] measured = measure(settings, shares, plan);
    assertThat(measured[1]).as("charged").isGreaterThan(SCRATCH_BYTES);
    assertThat(measured[0])
        .as("bytes more on the heap, of which %d are charged", measured[1])
        .isLessThan(measured[1] + SCRATCH_BYTES);
  }

  /// What the heap has grown by, and what is charged, after the first batch.
  private static long[] measure(ExecutionSettings settings, List<Share> shares, PhysicalPlan plan) {
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      long before = liveHeap();
      try (BatchSource rows =
              new Executor(TABLES, context).query(Executions.program(shares, plan));
          @Nullable Batch first = rows.next()) {
        assertThat(first).isNotNull();
        return new long[] {liveHeap() - before, context.budget().used()};
      }
    }
  }

  private static long liveHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
