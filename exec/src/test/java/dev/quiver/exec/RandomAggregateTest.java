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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Holds random groupings against a row-at-a-time twin; columns are those of [HashJoinTest].
class RandomAggregateTest {
  private static final String SCHEMA = "k int64, s string, f float64, w decimal(30,2), n int64";
  private static final List<Form> FORMS = List.of(Form.values());
  private static final List<List<Integer>> KEYS =
      List.of(
          List.of(),
          List.of(0),
          List.of(1),
          List.of(2),
          List.of(3),
          List.of(0, 1),
          List.of(1, 0, 3, 2));

  @Test
  void groupsAsARowAtATimeTwinInOneOrder() {
    long seed = 7;
    Random random = new Random(seed);
    for (int round = 0; round < 28; round++) {
      List<Integer> keys = KEYS.get(round % KEYS.size());
      List<String> rows = HashJoinTest.rows(random, random.nextInt(200), 1 + random.nextInt(30));
      Form form = FORMS.get(random.nextInt(FORMS.size()));
      MemoryTable tables = new MemoryTable(1 + random.nextInt(30), form).add("t", SCHEMA, rows);
      List<String> expected = twin(rows, keys);
      List<String> first = List.of();
      for (int threads : new int[] {1, 2, 4}) {
        for (int batchRows : new int[] {1, 3, 2048}) {
          List<String> given =
              Executions.rows(tables, plan(tables, keys), Executions.settings(threads, batchRows));
          String where =
              "seed %d round %d keys %s %s threads %d batch %d"
                  .formatted(seed, round, keys, form, threads, batchRows);
          assertThat(given).as(where).containsExactlyInAnyOrderElementsOf(expected);
          first = first.isEmpty() ? given : first;
          assertThat(given).as(where).isEqualTo(first);
        }
      }
    }
  }

  private static HashAggregate plan(MemoryTable tables, List<Integer> keys) {
    TableScan scan = tables.scan("t", 1);
    Ref numbers = new Ref(scan.columns().get(4));
    Ref texts = new Ref(scan.columns().get(1));
    return new HashAggregate(
        scan,
        keys.stream().map(scan.columns()::get).toList(),
        List.of(
            new Aggregation(
                new Column(11, "rows", Simple.INT64),
                new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), Simple.INT64)),
            new Aggregation(
                new Column(12, "texts", Simple.INT64),
                new AggregateCall(AggregateFunction.COUNT, List.of(texts), Simple.INT64)),
            new Aggregation(
                new Column(13, "total", Simple.INT64),
                new AggregateCall(AggregateFunction.SUM, List.of(numbers), Simple.INT64)),
            new Aggregation(
                new Column(14, "last", Simple.STRING),
                new AggregateCall(AggregateFunction.MAX, List.of(texts), Simple.STRING))));
  }

  private static final class Group {
    private long rows;
    private long texts;
    private long total;
    private String last = "null";
  }

  private static List<String> twin(List<String> rows, List<Integer> keys) {
    Map<String, Group> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put("", new Group());
    }
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      StringBuilder key = new StringBuilder();
      keys.forEach(i -> key.append(cells[i].equals("-0.0") ? "0.0" : cells[i]).append('|'));
      Group group = groups.computeIfAbsent(key.toString(), each -> new Group());
      group.rows++;
      group.total += Long.parseLong(cells[4]);
      if (!cells[1].equals("null")) {
        group.texts++;
        group.last =
            group.last.equals("null") || cells[1].compareTo(group.last) > 0 ? cells[1] : group.last;
      }
    }
    List<String> result = new ArrayList<>();
    groups.forEach((key, group) ->
        result.add(
            key
                + group.rows
                + "|"
                + group.texts
                + "|"
                + (group.rows == 0 ? "null" : Objects.toString(group.total))
                + "|"
                + group.last));
    return result;
  }
}
