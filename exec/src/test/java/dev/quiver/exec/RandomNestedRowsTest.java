package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.fixture.CellText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.exec.fixture.RandomNested;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Import;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.ShareScan;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sends columns of random nested types through shares, joins and groups.
class RandomNestedRowsTest {
  private static final long SEED = 20_261_120;
  private static final List<Form> FORMS = List.of(Form.values());
  private static final int ROUNDS = 40;

  @Test
  void comeBackAsTheyWere() {
    Random random = new Random(SEED);
    RandomNested nested = new RandomNested(random);
    for (int round = 0; round < ROUNDS; round++) {
      DataType key = nested.key(3);
      DataType type = nested.type(3);
      List<Value> keys = nested.values(key, 1 + random.nextInt(6));
      List<String> rows = new ArrayList<>();
      for (int i = random.nextInt(60); i >= 0; i--) {
        rows.add(
            CellText.print(key, keys.get(random.nextInt(keys.size())))
                + "|"
                + CellText.print(type, nested.value(type)));
      }
      String schema = "k " + key.text() + ", v " + type.text();
      Form form = FORMS.get(round % FORMS.size());
      for (int batchRows : new int[] {1, 3, 2048}) {
        MemoryTable tables = new MemoryTable(17, form).add("t", schema, rows);
        String what = "seed %d round %d %s %s".formatted(SEED, round, form, schema);
        check(tables, rows, Executions.settings(1 + round % 3, batchRows), what);
      }
    }
  }

  private static void check(
      MemoryTable tables, List<String> rows, ExecutionSettings settings, String what) {
    List<Column> columns = tables.scan("t", 1).columns();
    ShareScan share =
        new ShareScan(
            "s",
            IntStream.range(0, columns.size())
                .mapToObj(i -> new Import(columns.get(i), i))
                .toList());
    List<Share> shares = List.of(new Share("s", tables.scan("t", 1)));
    assertThat(Executions.rows(tables, shares, share, settings)).as(what).isEqualTo(rows);
    assertThat(Executions.rows(tables, join(tables), settings))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(joined(rows));
    assertThat(Executions.rows(tables, groups(tables), settings))
        .as(what)
        .containsExactlyInAnyOrderElementsOf(grouped(rows));
  }

  private static HashJoin join(MemoryTable tables) {
    TableScan left = tables.scan("t", 1);
    TableScan right = tables.scan("t", 11);
    JoinKey key =
        new JoinKey(new Ref(left.columns().getFirst()), new Ref(right.columns().getFirst()));
    return new HashJoin(left, right, JoinType.LEFT, List.of(key), Side.RIGHT);
  }

  private static HashAggregate groups(MemoryTable tables) {
    TableScan scan = tables.scan("t", 1);
    AggregateCall count = new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), Simple.INT64);
    return new HashAggregate(
        scan,
        List.of(scan.columns().getFirst()),
        List.of(new Aggregation(new Column(20, "n", Simple.INT64), count)));
  }

  private static List<String> joined(List<String> rows) {
    List<String> joined = new ArrayList<>();
    for (String left : rows) {
      String key = key(left);
      if (key.contains("null")) {
        joined.add(left + "|null|null");
      } else {
        rows.stream()
            .filter(right -> key(right).equals(key))
            .forEach(right -> joined.add(left + "|" + right));
      }
    }
    return joined;
  }

  private static List<String> grouped(List<String> rows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.merge(key(row), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + "|" + entry.getValue())
        .toList();
  }

  private static String key(String row) {
    return row.substring(0, row.indexOf('|'));
  }
}
