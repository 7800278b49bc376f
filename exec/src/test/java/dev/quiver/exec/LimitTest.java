package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.PlanPosition;
import dev.quiver.exec.context.PlanPosition.Root;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.Union;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitTest {
  private static final String SCHEMA = "a int64, s string";
  private static final List<Form> FORMS = List.of(Form.values());
  private static final long ALL = Long.MAX_VALUE;

  @Test
  void takesTheFirstInPlanOrder() {
    long seed = 31;
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      List<String> rows = rows(random.nextInt(50));
      Form form = FORMS.get(random.nextInt(FORMS.size()));
      MemoryTable tables = new MemoryTable(1 + random.nextInt(9), form).add("t", SCHEMA, rows);
      long offset = random.nextInt(3) == 0 ? random.nextInt(60) : random.nextInt(3);
      long count = random.nextInt(5) == 0 ? ALL : random.nextInt(30);
      List<String> expected = rows.stream().skip(offset).limit(count).toList();
      for (int threads : new int[] {1, 2, 4}) {
        for (int batchRows : new int[] {1, 3, 2048}) {
          Limit plan = new Limit(tables.scan("t", 1), offset, count);
          assertThat(Executions.rows(tables, plan, Executions.settings(threads, batchRows)))
              .as("seed %d round %d %s offset %d count %d", seed, round, form, offset, count)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void readsNoMoreThanItMust() {
    MemoryTable tables = new MemoryTable(10, Form.FLAT).add("t", SCHEMA, rows(10_000));
    for (int threads : new int[] {1, 4}) {
      try (ExecutionContext context =
          new ExecutionContext(Executions.settings(threads, 5), new Cancellation())) {
        Limit plan = new Limit(tables.scan("t", 1), 2, 7);
        List<String> rows = new ArrayList<>();
        try (BatchSource source =
            new Executor(tables, context).query(Executions.program(List.of(), plan))) {
          while (Executions.take(source, 5, rows)) {}
        }
        assertThat(rows).hasSize(7);
        assertThat(context.metrics().operator(new PlanPosition(Root.SINK, "out", 1)).rows())
            .isLessThanOrEqualTo(10L * (2 * threads + 3));
      }
      assertThat(tables.open()).isZero();
    }
  }

  @Test
  void leavesOutStreamsWhoseBuildIsUnderWay() {
    MemoryTable tables = new MemoryTable(10, Form.FLAT).add("t", SCHEMA, rows(3_000));
    TableScan scan = tables.scan("t", 1);
    TableScan other = tables.scan("t", 11);
    HashJoin join =
        new HashJoin(
            scan,
            other,
            JoinType.INNER,
            List.of(
                new JoinKey(
                    new Ref(scan.columns().getFirst()), new Ref(other.columns().getFirst()))),
            Side.RIGHT);
    Union both =
        new Union(List.of(tables.scan("t", 21), new Limit(first(join), 0, ALL)), scan.columns());
    for (int i = 0; i < 30; i++) {
      assertThat(Executions.rows(tables, new Limit(both, 0, i % 3), Executions.settings(2, 100)))
          .hasSize(i % 3);
    }
  }

  @Test
  void survivesEveryEnd() {
    List<String> failures =
        Hardships.survives(
            () -> new MemoryTable(4, Form.DICTIONARY).add("t", SCHEMA, rows(50)),
            tables -> new Limit(new Limit(tables.scan("t", 1), 1, 30), 5, 20));
    assertThat(failures).anyMatch(message -> message.contains("by limit"));
  }

  private static PhysicalPlan first(HashJoin join) {
    return new Project(
        join,
        join.left().columns().stream()
            .map(column -> new Assignment(column, new Ref(column)))
            .toList());
  }

  private static List<String> rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> i + "|text of some length " + i).toList();
  }
}
