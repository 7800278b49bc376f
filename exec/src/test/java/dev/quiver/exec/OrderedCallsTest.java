package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.CellOrder;
import dev.quiver.exec.fixture.CellText;
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
import dev.quiver.logical.expr.ExprException;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the calls whose answer depends on the order of the rows against a twin.
class OrderedCallsTest {
  private static final String SCHEMA = "k int64, s string, f float64, w decimal(30,2), n int64";
  private static final List<Form> FORMS = List.of(Form.values());
  private static final List<AggregateFunction> FUNCTIONS =
      Stream.of(AggregateFunction.values()).filter(AggregateFunction::observesOrder).toList();

  /// A call over a column: by another column (-1 for none), of the rows whose column 0 is at least
  /// so much (all below 0), distinct or not.
  private record Asked(
      AggregateFunction function,
      int column,
      int by,
      boolean isDescending,
      int least,
      boolean isDistinct) {}

  @Test
  void answersAsATwinThatSortsTheRows() {
    long seed = 20_261_123;
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<Integer> keys = List.of(List.<Integer>of(), List.of(0), List.of(1, 2)).get(round % 3);
      List<String> rows = HashJoinTest.rows(random, random.nextInt(100), 1 + random.nextInt(9));
      List<Asked> asked =
          Stream.generate(() -> asked(random)).limit(1 + random.nextInt(3)).toList();
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
            new Asked(AggregateFunction.ARRAY_AGG, 1, 4, true, -1, false),
            new Asked(AggregateFunction.STRING_AGG, 1, -1, false, 2, true),
            new Asked(AggregateFunction.ARG_MAX, 1, 1, false, -1, false));
    List<String> failures =
        Hardships.survives(
            () -> new MemoryTable(7, Form.SELECTED).add("t", SCHEMA, rows),
            tables -> plan(tables, List.of(0), asked));
    assertThat(failures).anyMatch(message -> message.contains("by hash aggregate"));
  }

  @Test
  void refusesAnOrderOfDistinctValuesByOthers() {
    Ref one = new Ref(new Column(1, "a", Simple.INT64));
    Ref two = new Ref(new Column(2, "b", Simple.INT64));
    Rows rows = new Rows(List.of(), true, List.of(SortKey.ascending(two)));
    assertThatThrownBy(() -> AggregateCall.of(AggregateFunction.ARRAY_AGG, List.of(one), rows))
        .isInstanceOf(ExprException.class)
        .hasMessageContaining("distinct values are ordered by themselves");
  }

  private static Asked asked(Random random) {
    AggregateFunction function = FUNCTIONS.get(random.nextInt(FUNCTIONS.size()));
    boolean isDistinct = random.nextInt(4) == 0;
    int column = function == AggregateFunction.STRING_AGG ? 1 : random.nextInt(5);
    int by = random.nextBoolean() ? -1 : random.nextInt(5);
    if (function == AggregateFunction.ARG_MIN || function == AggregateFunction.ARG_MAX) {
      by = random.nextInt(5);
    } else if (isDistinct) {
      by = by < 0 ? -1 : column;
    }
    int least = random.nextBoolean() ? -1 : random.nextInt(4);
    return new Asked(function, column, by, random.nextBoolean(), least, isDistinct);
  }

  private static HashAggregate plan(MemoryTable tables, List<Integer> keys, List<Asked> asked) {
    TableScan scan = tables.scan("t", 1);
    List<Aggregation> calls = new ArrayList<>();
    for (Asked one : asked) {
      AggregateCall call = call(one, scan.columns());
      calls.add(new Aggregation(new Column(20 + calls.size(), "c", call.type()), call));
    }
    return new HashAggregate(scan, keys.stream().map(scan.columns()::get).toList(), calls);
  }

  private static AggregateCall call(Asked one, List<Column> columns) {
    Expr value = new Ref(columns.get(one.column()));
    Expr enough =
        new Compare(
            Comparison.GE,
            new Ref(columns.getFirst()),
            new Literal(new Value.Int(one.least()), Simple.INT64));
    List<Expr> filters = one.least() < 0 ? List.of() : List.of(enough);
    return switch (one.function()) {
      case ARG_MIN, ARG_MAX ->
          AggregateCall.of(
              one.function(),
              List.of(value, new Ref(columns.get(one.by()))),
              new Rows(filters, one.isDistinct(), List.of()));
      case STRING_AGG ->
          AggregateCall.of(
              one.function(),
              List.of(value, new Literal(new Value.Text("; "), Simple.STRING)),
              new Rows(filters, one.isDistinct(), order(one, columns)));
      default ->
          AggregateCall.of(
              one.function(),
              List.of(value),
              new Rows(filters, one.isDistinct(), order(one, columns)));
    };
  }

  private static List<SortKey> order(Asked one, List<Column> columns) {
    if (one.by() < 0) {
      return List.of();
    }
    Ref by = new Ref(columns.get(one.by()));
    return List.of(one.isDescending() ? SortKey.descending(by) : SortKey.ascending(by));
  }

  private static List<String> twin(List<String> rows, List<Integer> keys, List<Asked> asked) {
    Map<String, List<String[]>> groups = new LinkedHashMap<>();
    if (keys.isEmpty()) {
      groups.put("", new ArrayList<>());
    }
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      StringBuilder key = new StringBuilder();
      keys.forEach(i -> key.append(cells[i].equals("-0.0") ? "0.0" : cells[i]).append('|'));
      groups.computeIfAbsent(key.toString(), each -> new ArrayList<>()).add(cells);
    }
    List<String> result = new ArrayList<>();
    groups.forEach((key, group) ->
        result.add(key + String.join("|", asked.stream().map(one -> result(one, group)).toList())));
    return result;
  }

  private static String result(Asked asked, List<String[]> group) {
    boolean isArg =
        asked.function() == AggregateFunction.ARG_MIN
            || asked.function() == AggregateFunction.ARG_MAX;
    boolean skipsNull =
        asked.function() == AggregateFunction.ANY_VALUE
            || asked.function() == AggregateFunction.STRING_AGG;
    List<String[]> taken =
        group.stream()
            .filter(cells ->
                asked.least() < 0
                    || (!cells[0].equals("null") && Long.parseLong(cells[0]) >= asked.least()))
            .filter(cells -> !(skipsNull && cells[asked.column()].equals("null")))
            .filter(cells -> !(isArg && cells[asked.by()].equals("null")))
            .sorted(order(asked, isArg))
            .toList();
    boolean isList = asked.function() == AggregateFunction.ARRAY_AGG;
    boolean isText = asked.function() == AggregateFunction.STRING_AGG;
    if (taken.isEmpty()) {
      return "null";
    }
    List<String> values = taken.stream().map(cells -> cells[asked.column()]).toList();
    if (asked.isDistinct() && (isList || isText)) {
      values =
          List.copyOf(
              new LinkedHashSet<>(
                  values.stream().map(value -> value.equals("-0.0") ? "0.0" : value).toList()));
    }
    if (isList) {
      return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }
    if (isText) {
      return String.join("; ", values);
    }
    return asked.function() == AggregateFunction.LAST ? values.getLast() : values.getFirst();
  }

  private static Comparator<String[]> order(Asked asked, boolean isArg) {
    boolean isSelf =
        asked.isDistinct()
            && asked.by() < 0
            && (asked.function() == AggregateFunction.ARRAY_AGG
                || asked.function() == AggregateFunction.STRING_AGG);
    if (asked.by() < 0 && !isSelf) {
      return (_, _) -> 0;
    }
    int by = isSelf ? asked.column() : asked.by();
    boolean isDescending =
        isArg ? asked.function() == AggregateFunction.ARG_MAX : !isSelf && asked.isDescending();
    Comparator<Value> values = CellOrder.of(isDescending, isDescending && !isArg);
    return (one, two) -> values.compare(value(one, by), value(two, by));
  }

  private static Value value(String[] cells, int column) {
    return CellText.parse(BatchText.columns(SCHEMA).get(column).type(), cells[column]);
  }
}
