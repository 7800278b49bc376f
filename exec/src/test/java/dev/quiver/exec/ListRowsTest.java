package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.ResourceException;
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
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.Union;
import dev.quiver.physical.PhysicalProgram.Share;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds shares, joins and groups of lists and maps, with NULLs at every depth, against a row at a
/// time.
class ListRowsTest {
  private static final String SCHEMA =
      "k int64, p array<struct<f:float64,b:string,l:array<int16>>>,"
          + " m map<string,struct<v:variant,w:decimal(30,2)>>, n int64";
  private static final String NULLS = "null|null|null|null";
  private static final long SEED = 20_261_121;

  @Test
  void readsAShareTwice() {
    List<String> rows = rows(new Random(SEED), 300, 6);
    List<String> twice = new ArrayList<>(rows);
    twice.addAll(rows);
    Executions.everywhere(
        SCHEMA,
        rows.subList(0, 30),
        (tables, run) -> assertThat(run.rows(tables.scan("t", 1))).isEqualTo(rows.subList(0, 30)));
    everywhere(
        rows,
        (tables, settings) -> {
          List<Column> columns = tables.scan("t", 1).columns();
          PhysicalPlan plan = new Union(List.of(read(columns), read(columns)), columns);
          List<Share> shares = List.of(new Share("s", tables.scan("t", 1)));
          assertThat(Executions.rows(tables, shares, plan, settings)).isEqualTo(twice);
        });
  }

  @Test
  void carriesListsAndMapsThroughJoins() {
    joins(0, cell -> cell);
  }

  @Test
  void joinsByLists() {
    joins(1, cell -> cell.contains("null") ? "null" : cell.replace("-0.0", "0.0"));
  }

  private static void joins(int key, UnaryOperator<String> keyOfCell) {
    Random random = new Random(SEED + key);
    for (JoinType type : EnumSet.complementOf(EnumSet.of(JoinType.SINGLE))) {
      for (Side build : Side.values()) {
        List<String> left = rows(random, random.nextInt(40), 2 + random.nextInt(3));
        List<String> right = rows(random, random.nextInt(40), 2 + random.nextInt(3));
        List<String> expected =
            HashJoinTest.twin(
                left,
                right,
                keys(left, key, keyOfCell),
                keys(right, key, keyOfCell),
                type,
                build,
                NULLS,
                NULLS);
        everywhere(
            List.of(),
            (tables, settings) -> {
              tables.add("l", SCHEMA, left).add("r", SCHEMA, right);
              TableScan one = tables.scan("l", 1);
              TableScan two = tables.scan("r", 11);
              HashJoin join =
                  new HashJoin(
                      one,
                      two,
                      type,
                      List.of(
                          new JoinKey(
                              new Ref(one.columns().get(key)), new Ref(two.columns().get(key)))),
                      build);
              assertThat(Executions.rows(tables, join, settings))
                  .as("seed %d %s build %s %s", SEED, type, build, settings)
                  .isEqualTo(expected);
            });
      }
    }
  }

  @Test
  void groupsByListsInOneOrder() {
    for (List<Integer> keys : List.of(List.of(1), List.of(1, 0))) {
      List<String> rows = rows(new Random(SEED), 700, 20);
      List<String> expected = distinct(rows, keys);
      assertThat(expected.size()).isBetween(200, 650);
      List<String> first = new ArrayList<>();
      everywhere(
          rows,
          (tables, settings) -> {
            List<String> given = Executions.rows(tables, distinct(tables, keys), settings);
            assertThat(given).containsExactlyInAnyOrderElementsOf(expected);
            if (first.isEmpty()) {
              first.addAll(given);
            }
            assertThat(given).isEqualTo(first);
          });
    }
  }

  @Test
  void tellsNullsOfEveryDepthApartInGroups() {
    List<String> rows =
        List.of(
            "1|null|null|1",
            "1|[]|null|2",
            "1|[null]|null|3",
            "1|[{null, null, null}]|null|4",
            "1|[{null, null, []}]|null|5",
            "1|[{null, null, [null]}]|null|6",
            "1|[{0.0, '', [1]}]|null|7",
            "1|[{-0.0, '', [1]}]|null|8",
            "1|[null, null]|null|9",
            "1|null|[]|10");
    Executions.everywhere(
        SCHEMA,
        rows,
        (tables, run) ->
            assertThat(run.rows(distinct(tables, List.of(1))))
                .containsExactlyInAnyOrder(
                    "null|2",
                    "[]|1",
                    "[null]|1",
                    "[{null, null, null}]|1",
                    "[{null, null, []}]|1",
                    "[{null, null, [null]}]|1",
                    "[{0.0, , [1]}]|2",
                    "[null, null]|1"));
  }

  @Test
  void countsLists() {
    List<String> rows = List.of("1|null|[]|1", "1|[]|null|2", "2|null|[]|3");
    Executions.everywhere(
        SCHEMA,
        rows,
        (tables, run) -> {
          TableScan scan = tables.scan("t", 1);
          Aggregation count =
              new Aggregation(
                  new Column(20, "c", Simple.INT64),
                  new AggregateCall(
                      AggregateFunction.COUNT,
                      List.of(new Ref(scan.columns().get(1))),
                      Simple.INT64));
          assertThat(
                  run.rows(
                      new HashAggregate(scan, List.of(scan.columns().getFirst()), List.of(count))))
              .containsExactlyInAnyOrder("1|1", "2|0");
        });
  }

  @Test
  void leavesNothingBehindWhenMemoryIsScarceOrTheReaderLeaves() {
    List<String> rows = rows(new Random(SEED), 200, 20);
    boolean failed = false;
    for (Form form : List.of(Form.FLAT, Form.SELECTED_DICTIONARY)) {
      for (long memory = 10_000; memory < 6_000_000; memory += memory / 4) {
        MemoryTable tables = new MemoryTable(50, form).add("t", SCHEMA, rows);
        ExecutionSettings settings = new ExecutionSettings(2, 16, memory, KernelChoice.SCALAR);
        try (ExecutionContext context = new ExecutionContext(settings, new Cancellation());
            BatchSource source =
                new Executor(tables, context)
                    .query(
                        Executions.program(
                            List.of(new Share("s", tables.scan("t", 1))), everything(tables)))) {
          Executions.take(source, 16, new ArrayList<>());
          Executions.take(source, 16, new ArrayList<>());
        } catch (ResourceException e) {
          failed = true;
        }
        assertThat(tables.open()).isZero();
      }
    }
    assertThat(failed).isTrue();
  }

  private interface Body {
    void accept(MemoryTable tables, ExecutionSettings settings);
  }

  /// Shows the rows as table `t` in every form, by every batch size and number of threads.
  private static void everywhere(List<String> rows, Body body) {
    for (Form form : Form.values()) {
      for (int threads : new int[] {1, 2, 4}) {
        for (int batchRows : new int[] {1, 3, 2048}) {
          MemoryTable tables = new MemoryTable(17, form).add("t", SCHEMA, rows);
          body.accept(tables, Executions.settings(threads, batchRows));
        }
      }
    }
  }

  private static PhysicalPlan everything(MemoryTable tables) {
    List<Column> columns = tables.scan("t", 1).columns();
    TableScan other = tables.scan("t", 11);
    HashJoin join =
        new HashJoin(
            read(columns),
            other,
            JoinType.FULL,
            List.of(new JoinKey(new Ref(columns.get(1)), new Ref(other.columns().get(1)))),
            Side.RIGHT);
    HashAggregate groups =
        new HashAggregate(
            join, List.of(columns.get(1), columns.get(0), other.columns().get(3)), List.of());
    return new Union(
        List.of(
            groups,
            new HashAggregate(
                read(columns), List.of(columns.get(1), columns.get(0), columns.get(3)), List.of())),
        groups.columns());
  }

  private static HashAggregate distinct(MemoryTable tables, List<Integer> keys) {
    TableScan scan = tables.scan("t", 1);
    return new HashAggregate(
        scan,
        keys.stream().map(scan.columns()::get).toList(),
        List.of(
            new Aggregation(
                new Column(20, "rows", Simple.INT64),
                new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), Simple.INT64))));
  }

  private static ShareScan read(List<Column> columns) {
    return new ShareScan(
        "s",
        IntStream.range(0, columns.size()).mapToObj(i -> new Import(columns.get(i), i)).toList());
  }

  private static List<List<String>> keys(
      List<String> rows, int key, UnaryOperator<String> keyOfCell) {
    return rows.stream().map(row -> List.of(keyOfCell.apply(cells(row)[key]))).toList();
  }

  private static List<String> distinct(List<String> rows, List<Integer> keys) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String row : rows) {
      StringBuilder key = new StringBuilder();
      keys.forEach(i -> key.append(cells(row)[i].replace("-0.0", "0.0")).append('|'));
      counts.merge(key.toString(), 1, Integer::sum);
    }
    List<String> distinct = new ArrayList<>();
    counts.forEach((key, count) -> distinct.add(key + count));
    return distinct;
  }

  private static String[] cells(String row) {
    return row.split("\\|", -1);
  }

  /// Rows whose lists are few, with NULLs in and around them; the last column numbers them.
  private static List<String> rows(Random random, int count, int distinct) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            String.join(
                "|",
                orNull(random, "" + random.nextInt(distinct)),
                list(random, () -> element(random)),
                entries(random),
                "" + i))
        .toList();
  }

  private static String element(Random random) {
    List<String> floats = List.of("0.0", "-0.0", "NaN");
    return orNull(
        random,
        "{%s, %s, %s}"
            .formatted(
                orNull(random, floats.get(random.nextInt(3))),
                orNull(random, "x".repeat(random.nextInt(2) * 14)),
                list(random, () -> orNull(random, "" + -random.nextInt(2)))));
  }

  private static String entries(Random random) {
    String variant = random.nextBoolean() ? "0100000c07" : "01000041" + "61".repeat(16);
    return orNull(
        random,
        IntStream.range(0, random.nextInt(3))
            .mapToObj(i ->
                "{k%s%s, %s}"
                    .formatted(
                        i,
                        "x".repeat(random.nextInt(2) * 14),
                        orNull(
                            random,
                            "{%s, %s}"
                                .formatted(
                                    orNull(random, variant),
                                    orNull(random, "123456789012345678901.50")))))
            .collect(Collectors.joining(", ", "[", "]")));
  }

  private static String list(Random random, Supplier<String> element) {
    int length = random.nextInt(3);
    return orNull(
        random, Stream.generate(element).limit(length).collect(Collectors.joining(", ", "[", "]")));
  }

  private static String orNull(Random random, String cell) {
    return random.nextInt(8) == 0 ? "null" : cell;
  }
}
