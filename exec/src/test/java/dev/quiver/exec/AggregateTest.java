package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateTest {
  private static final String SCHEMA =
      "k string, i int64, d decimal(12,2), w decimal(38,3), f float64, s string, t int16, e date";
  private static final List<String> ROWS =
      List.of(
          "a|1|1.50|1.000|1.5|x|7|2024-01-01",
          "b|null|null|null|null|null|null|null",
          "a|2|2.50|9999999999999999999999999999999999.999|NaN|a text longer than twelve|-7|2023-01-01",
          "null|5|0.01|-1.000|-0.0|z|1|2025-01-01",
          "a|null|-4.01|null|0.0|null|null|null",
          "null|-5|0.01|3.000|-1.0|y|2|1969-01-01");

  @Test
  void groupsAndAggregatesEveryType() {
    Executions.everywhere(
        SCHEMA,
        ROWS,
        (tables, run) -> {
          TableScan scan = tables.scan("t", 1);
          PhysicalPlan plan =
              new HashAggregate(
                  scan,
                  List.of(scan.columns().getFirst()),
                  List.of(
                      call(20, AggregateFunction.COUNT_ROWS, Simple.INT64),
                      call(21, AggregateFunction.COUNT, scan.columns().get(1), Simple.INT64),
                      call(22, AggregateFunction.SUM, scan.columns().get(1), Simple.INT64),
                      call(23, AggregateFunction.SUM, scan.columns().get(2), new Decimal(22, 2)),
                      call(24, AggregateFunction.AVG, scan.columns().get(2), new Decimal(16, 6)),
                      call(25, AggregateFunction.SUM, scan.columns().get(3), new Decimal(38, 3)),
                      call(26, AggregateFunction.AVG, scan.columns().get(1), Simple.FLOAT64),
                      call(27, AggregateFunction.SUM, scan.columns().get(4), Simple.FLOAT64),
                      call(28, AggregateFunction.MIN, scan.columns().get(4), Simple.FLOAT64),
                      call(29, AggregateFunction.MAX, scan.columns().get(4), Simple.FLOAT64),
                      call(30, AggregateFunction.MIN, scan.columns().get(5), Simple.STRING),
                      call(31, AggregateFunction.MAX, scan.columns().get(5), Simple.STRING),
                      call(32, AggregateFunction.MIN, scan.columns().get(6), Simple.INT16),
                      call(33, AggregateFunction.MAX, scan.columns().get(7), Simple.DATE),
                      call(34, AggregateFunction.MAX, scan.columns().get(3), new Decimal(38, 3))));
          assertThat(run.rows(plan))
              .containsExactlyInAnyOrder(
                  "a|3|2|3|-0.01|-0.003333|10000000000000000000000000000000000.999|1.5|NaN|0.0|NaN"
                      + "|a text longer than twelve|x|-7|2024-01-01"
                      + "|9999999999999999999999999999999999.999",
                  "b|1|0|null|null|null|null|null|null|null|null|null|null|null|null|null",
                  "null|2|2|0|0.02|0.010000|2.000|0.0|-1.0|-1.0|0.0|y|z|1|2025-01-01|3.000");
        });
  }

  private static Aggregation call(
      int id, AggregateFunction function, Column argument, DataType type) {
    return call(id, function, type, new Ref(argument));
  }

  private static Aggregation call(
      int id, AggregateFunction function, DataType type, Expr... arguments) {
    return new Aggregation(
        new Column(id, "c" + id, type), new AggregateCall(function, List.of(arguments), type));
  }
}
