package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// More groups than a worker's table keeps, so that groups are forgotten and merged.
class ManyGroupsTest {
  private static final int GROUPS = 80_000;

  /// So far from each other that they are found by hash.
  private static final long DISTANCE = 10_000_000_019L;

  @Test
  void mergesGroupsThatWereForgotten() {
    // Each key three times in a row, then all of them once more in another order.
    compare(
        IntStream.range(0, 4 * GROUPS)
            .mapToObj(i -> i < 3 * GROUPS ? i / 3 : (i * 7_919L) % GROUPS)
            .toList());
  }

  @Test
  void keepsGroupsThatComeBackLate() {
    // All keys, and all of them again.
    compare(LongStream.range(0, 4 * GROUPS).mapToObj(i -> i % (2 * GROUPS)).toList());
  }

  private static void compare(List<Long> numbers) {
    List<Long> keys = numbers.stream().map(number -> number * DISTANCE).toList();
    MemoryTable tables =
        new MemoryTable(50_000, Form.FLAT)
            .add("t", "k int64, v int64", keys.stream().map(key -> key + "|" + (key + 1)).toList());
    Map<Long, Long> sums = new HashMap<>();
    keys.forEach(key -> sums.merge(key, key + 1, Long::sum));
    TableScan scan = tables.scan("t", 1);
    HashAggregate plan =
        new HashAggregate(
            scan,
            List.of(scan.columns().getFirst()),
            List.of(
                new Aggregation(
                    new Column(11, "s", Simple.INT64),
                    new AggregateCall(
                        AggregateFunction.SUM,
                        List.of(new Ref(scan.columns().getLast())),
                        Simple.INT64))));
    List<String> one = Executions.rows(tables, plan, Executions.settings(1, 2048));
    assertThat(one.stream().sorted().toList())
        .isEqualTo(
            sums.entrySet().stream()
                .map(each -> each.getKey() + "|" + each.getValue())
                .sorted()
                .toList());
    assertThat(Executions.rows(tables, plan, Executions.settings(3, 2048))).isEqualTo(one);
  }
}
