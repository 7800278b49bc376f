package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Holds groups found by the codes of dictionaries against those of plain columns, with sums that
/// fit a batch's word and sums that do not, and calls that share a state.
class CodedGroupsTest {
  private static final String SCHEMA =
      "k string, j string, n int64, i int32, d decimal(12,2), w decimal(30,4), f float64";
  private static final long SEED = 31;

  @Test
  void givesWhatPlainColumnsGive() {
    Random random = new Random(SEED);
    for (int round = 0; round < 12; round++) {
      List<String> rows = rows(random, 2_500, List.of(1, 4, 40, 600).get(round % 4), round / 2);
      List<String> expected = List.of();
      for (Form form : Form.values()) {
        MemoryTable tables = new MemoryTable(1 + random.nextInt(1_500), form);
        tables.add("t", SCHEMA, rows);
        for (int threads = 1; threads < 3; threads++) {
          int batchRows = List.of(300, 2048).get(random.nextInt(2));
          List<String> given =
              Executions.rows(tables, plan(tables), Executions.settings(threads, batchRows));
          expected = expected.isEmpty() ? given : expected;
          assertThat(given)
              .as("seed %d round %d %s threads %d", SEED, round, form, threads)
              .isEqualTo(expected);
        }
      }
      assertThat(expected).hasSizeGreaterThan(round % 4);
    }
  }

  /// Of the six kinds of values some are small, some large, some NULL.
  private static List<String> rows(Random random, int count, int keys, int kind) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isLarge = kind % 3 == 1 && random.nextInt(1_000) == 0;
      boolean isNull = kind >= 3 && random.nextInt(5) == 0;
      int small = random.nextInt(100_000) - 50_000;
      rows.add(
          String.join(
              "|",
              random.nextInt(50) == 0 ? "null" : "key " + random.nextInt(keys),
              "a second key of many bytes " + random.nextInt(2),
              isNull ? "null" : isLarge ? Long.MAX_VALUE / 8_000 + "" : "" + small,
              isNull ? "null" : "" + small,
              isNull ? "null" : small + ".25",
              isNull ? "null" : small + (isLarge ? "12345678901234567" : "") + ".0625",
              isNull ? "null" : small + ".5"));
    }
    return rows;
  }

  private static HashAggregate plan(MemoryTable tables) {
    TableScan scan = tables.scan("t", 1);
    List<Column> columns = scan.columns();
    List<Aggregation> calls = new ArrayList<>();
    add(calls, AggregateFunction.COUNT_ROWS, Simple.INT64);
    Ref n = new Ref(columns.get(2));
    Ref d = new Ref(columns.get(4));
    Ref w = new Ref(columns.get(5));
    add(calls, AggregateFunction.COUNT, Simple.INT64, n);
    add(calls, AggregateFunction.SUM, Simple.INT64, n);
    add(calls, AggregateFunction.AVG, Simple.FLOAT64, n);
    add(calls, AggregateFunction.SUM, Simple.INT64, new Ref(columns.get(3)));
    add(calls, AggregateFunction.AVG, new Decimal(16, 6), d);
    add(calls, AggregateFunction.SUM, new Decimal(22, 2), d);
    add(calls, AggregateFunction.SUM, new Decimal(38, 4), w);
    add(calls, AggregateFunction.COUNT, Simple.INT64, w);
    add(calls, AggregateFunction.AVG, Simple.FLOAT64, new Ref(columns.get(6)));
    add(calls, AggregateFunction.MIN, Simple.INT64, n);
    add(calls, AggregateFunction.MIN, Simple.INT64, n);
    return new HashAggregate(scan, columns.subList(0, 2), calls);
  }

  private static void add(
      List<Aggregation> calls, AggregateFunction function, DataType type, Expr... arguments) {
    calls.add(
        new Aggregation(
            new Column(20 + calls.size(), "c" + calls.size(), type),
            new AggregateCall(function, List.of(arguments), type)));
  }
}
