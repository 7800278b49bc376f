package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateCall.Rows;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds calls over some rows, and over distinct arguments, against a twin.
class AggregateRowsTest {
  private static final String SCHEMA = "k int64, s string, f float64, w decimal(30,2), n int64";
  private static final List<Form> FORMS = List.of(Form.values());

  /// A call: columns, the least of column 0 that is wanted (none below 0), and whether distinct.
  private record Asked(
      AggregateFunction function, List<Integer> columns, int least, boolean isDistinct) {}

  @Test
  void takesTheRowsThatATwinTakes() {
    long seed = 77;
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      List<Integer> keys = List.of(List.<Integer>of(), List.of(0), List.of(1, 2)).get(round % 3);
      List<String> rows = HashJoinTest.rows(random, random.nextInt(120), 1 + random.nextInt(9));
      List<Asked> asked =
          Stream.generate(() -> asked(random)).limit(1 + random.nextInt(4)).toList();
      Form form = FORMS.get(random.nextInt(FORMS.size()));
      MemoryTable tables = new MemoryTable(1 + random.nextInt(30), form).add("t", SCHEMA, rows);
      List<String> expected = twin(rows, keys, asked);
      for (int threads : new int[] {1, 2, 4}) {
        for (int batchRows : new int[] {1, 3, 2048}) {
          assertThat(
                  Executions.rows(
                      tables, plan(tables, keys, asked), Executions.settings(threads, batchRows)))
              .as("seed %d round %d keys %s %s %s", seed, round, keys, asked, form)
              .containsExactlyInAnyOrderElementsOf(expected);
        }
      }
    }
  }

  @Test
  void survivesEveryEnd() {
    List<String> rows = HashJoinTest.rows(new Random(3), 80, 6);
    List<Asked> asked =
        List.of(
            new Asked(AggregateFunction.COUNT, List.of(1), -1, true),
            new Asked(AggregateFunction.SUM, List.of(4), 2, true),
            new Asked(AggregateFunction.COUNT_ROWS, List.of(), 2, false));
    List<String> failures =
        Hardships.survives(
            () -> new MemoryTable(7, Form.SELECTED).add("t", SCHEMA, rows),
            tables -> plan(tables, List.of(0), asked));
    assertThat(failures).anyMatch(message -> message.contains("by hash aggregate"));
  }

  private static Asked asked(Random random) {
    int least = random.nextBoolean() ? -1 : random.nextInt(4);
    boolean isDistinct = random.nextInt(3) > 0;
    return switch (random.nextInt(5)) {
      case 0 -> new Asked(AggregateFunction.COUNT_ROWS, List.of(), least, false);
      case 1 -> new Asked(AggregateFunction.COUNT, List.of(random.nextInt(5)), least, isDistinct);
      case 2 -> new Asked(AggregateFunction.SUM, List.of(random.nextInt(2) * 4), least, isDistinct);
      case 3 -> new Asked(AggregateFunction.MIN, List.of(1), least, isDistinct);
      default -> new Asked(AggregateFunction.MAX, List.of(0), least, isDistinct);
    };
  }

  private static HashAggregate plan(MemoryTable tables, List<Integer> keys, List<Asked> asked) {
    TableScan scan = tables.scan("t", 1);
    List<Aggregation> calls = new ArrayList<>();
    for (Asked one : asked) {
      List<Expr> arguments =
          one.columns().stream().<Expr>map(i -> new Ref(scan.columns().get(i))).toList();
      Expr enough =
          new Compare(
              Comparison.GE,
              new Ref(scan.columns().getFirst()),
              new Literal(new Value.Int(one.least()), Simple.INT64));
      List<Expr> filters = one.least() < 0 ? List.of() : List.of(enough);
      AggregateCall call =
          AggregateCall.of(
              one.function() == AggregateFunction.COUNT_ROWS
                  ? AggregateFunction.COUNT
                  : one.function(),
              arguments,
              new Rows(filters, one.isDistinct(), List.of()));
      calls.add(new Aggregation(new Column(20 + calls.size(), "c", call.type()), call));
    }
    return new HashAggregate(scan, keys.stream().map(scan.columns()::get).toList(), calls);
  }

  private static List<String> twin(List<String> rows, List<Integer> keys, List<Asked> asked) {
    Map<String, List<String[]>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put("", new ArrayList<>());
    }
    for (String row : rows) {
      String[] cells = row.replace("-0.0", "0.0").split("\\|", -1);
      StringBuilder key = new StringBuilder();
      keys.forEach(i -> key.append(cells[i]).append('|'));
      groups.computeIfAbsent(key.toString(), each -> new ArrayList<>()).add(cells);
    }
    List<String> result = new ArrayList<>();
    groups.forEach((key, group) ->
        result.add(key + String.join("|", asked.stream().map(one -> result(one, group)).toList())));
    return result;
  }

  private static String result(Asked asked, List<String[]> group) {
    List<List<String>> taken =
        group.stream()
            .filter(cells ->
                asked.least() < 0
                    || (!cells[0].equals("null") && Long.parseLong(cells[0]) >= asked.least()))
            .map(cells -> asked.columns().stream().map(i -> cells[i]).toList())
            .filter(cells -> !cells.contains("null"))
            .toList();
    List<List<String>> some = asked.isDistinct() ? List.copyOf(new LinkedHashSet<>(taken)) : taken;
    if (asked.function() == AggregateFunction.COUNT
        || asked.function() == AggregateFunction.COUNT_ROWS) {
      return "" + some.size();
    }
    if (some.isEmpty()) {
      return "null";
    }
    Stream<String> values = some.stream().map(List::getFirst);
    return switch (asked.function()) {
      case SUM -> "" + values.mapToLong(Long::parseLong).sum();
      case MIN -> values.min(String::compareTo).orElseThrow();
      default -> "" + values.mapToLong(Long::parseLong).max().orElseThrow();
    };
  }
}
