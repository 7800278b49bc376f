package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.plan.Plan.Aggregation;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashAggregate;
import dev.quiver.physical.PhysicalPlan.Project;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Holds decimals of more than 18 digits against big ones: where all of a batch fit 64 bits, where
/// some are just beyond, and where none do.
class WideDecimalsTest {
  private static final String SCHEMA = "k string, p decimal(18,2), q decimal(18,2), r decimal(9,0)";
  private static final long SEED = 63;

  /// The square of the first is just below 2^63, that of the second above.
  private static final long[] EDGES = {3_037_000_499L, 3_037_000_500L, 1L << 31, 1L << 30, 0, 1};

  private static final long LARGEST = 999_999_999_999_999_999L;

  private final Random random = new Random(SEED);

  @Test
  void areWhatBigNumbersAre() {
    for (int kind = 0; kind < 6; kind++) {
      for (int count : new int[] {1, 400}) {
        List<String> rows = rows(count, kind);
        for (Form form : Form.values()) {
          MemoryTable tables = new MemoryTable(1 + random.nextInt(900), form);
          tables.add("t", SCHEMA, rows);
          for (int batchRows : new int[] {1, 3, 2048}) {
            String what = "seed %d kind %d %s of %d".formatted(SEED, kind, form, batchRows);
            ExecutionSettings settings =
                new ExecutionSettings(
                    1,
                    batchRows,
                    Executions.MEMORY,
                    batchRows == 3 ? KernelChoice.SCALAR : KernelChoice.SIMD);
            assertThat(Executions.rows(tables, projected(tables), settings))
                .as(what)
                .isEqualTo(rows.stream().map(WideDecimalsTest::products).toList());
            assertThat(Executions.rows(tables, grouped(tables, true), settings))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(sums(rows, true));
            assertThat(Executions.rows(tables, grouped(tables, false), settings))
                .as(what)
                .isEqualTo(sums(rows, false));
          }
        }
      }
    }
  }

  @Test
  void haveNoMoreThan38Digits() {
    for (Form form : Form.values()) {
      String row = "a|9999999999999999.99|9999999999999999.99|%d";
      MemoryTable tables = new MemoryTable(3, form).add("t", SCHEMA, List.of(row.formatted(100)));
      assertThat(Executions.rows(tables, projected(tables), Executions.settings(1, 2048)))
          .containsExactly(products(row.formatted(100)));
      MemoryTable beyond = new MemoryTable(3, form).add("t", SCHEMA, List.of(row.formatted(101)));
      assertThatThrownBy(
              () -> Executions.rows(beyond, projected(beyond), Executions.settings(1, 2048)))
          .isInstanceOfSatisfying(
              EvaluationException.class, e -> assertThat(e.code()).isEqualTo("OVERFLOW"));
    }
  }

  @Test
  void sharesNoPartThatACaseGuards() {
    MemoryTable tables =
        new MemoryTable(2, Form.FLAT).add("t", SCHEMA, List.of("a|1.00|2.00|0", "a|3.00|1.00|2"));
    TableScan scan = tables.scan("t", 1);
    String guarded = "CASE WHEN r <> 0 THEN p / r END";
    List<Assignment> values = new ArrayList<>();
    for (String text : List.of(guarded, guarded + " + 1", guarded + " + 1")) {
      Expr value = bind(scan, text);
      values.add(new Assignment(new Column(30 + values.size(), "v", value.type()), value));
    }
    assertThat(Executions.rows(tables, new Project(scan, values), Executions.settings(1, 2048)))
        .containsExactly("null|null|null", "1.500000|2.500000|2.500000");
  }

  private List<String> rows(int count, int kind) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean isWild = kind % 3 == 2 || (kind % 3 == 1 && random.nextInt(100) == 0);
      rows.add(
          "%s|%s|%s|%s"
              .formatted(
                  random.nextInt(3),
                  number(isWild, kind >= 3, 2),
                  number(isWild, kind >= 3, 2),
                  kind >= 3 && random.nextInt(9) == 0 ? "null" : random.nextInt(20) - 9));
    }
    return rows;
  }

  private String number(boolean isWild, boolean mayBeNull, int scale) {
    if (mayBeNull && random.nextInt(5) == 0) {
      return "null";
    }
    long size =
        !isWild
            ? random.nextInt(10_000_000)
            : random.nextInt(20) == 0 ? LARGEST : EDGES[random.nextInt(EDGES.length)];
    return BigDecimal.valueOf(random.nextBoolean() ? size : -size, scale).toPlainString();
  }

  private static PhysicalPlan projected(MemoryTable tables) {
    TableScan scan = tables.scan("t", 1);
    List<Assignment> values = new ArrayList<>();
    for (String text : List.of("p * q", "p * q * r", "p * q - p", "(p * q) + (p * q)")) {
      Expr value = bind(scan, text);
      values.add(new Assignment(new Column(30 + values.size(), "v", value.type()), value));
    }
    return new Project(scan, values);
  }

  private static String products(String row) {
    return String.join("|", text(pq(row)), text(pqr(row)), text(less(row)), text(twice(row)));
  }

  private static Optional<BigDecimal> pq(String row) {
    return times(cell(row, 1), cell(row, 2));
  }

  private static Optional<BigDecimal> pqr(String row) {
    return times(pq(row), cell(row, 3));
  }

  private static Optional<BigDecimal> less(String row) {
    return pq(row).map(product -> product.subtract(cell(row, 1).orElseThrow()));
  }

  private static Optional<BigDecimal> more(String row) {
    return pq(row).map(product -> product.add(cell(row, 2).orElseThrow()));
  }

  private static Optional<BigDecimal> twice(String row) {
    return pq(row).map(product -> product.add(product));
  }

  private static Optional<BigDecimal> times(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    return a.flatMap(x -> b.map(x::multiply));
  }

  private static Optional<BigDecimal> cell(String row, int ordinal) {
    String cell = row.split("\\|", -1)[ordinal];
    return cell.equals("null") ? Optional.empty() : Optional.of(new BigDecimal(cell));
  }

  private static String text(Optional<BigDecimal> number) {
    return number.map(value -> value.setScale(4).toPlainString()).orElse("null");
  }

  private static PhysicalPlan grouped(MemoryTable tables, boolean byKey) {
    TableScan scan = tables.scan("t", 1);
    List<Aggregation> calls = new ArrayList<>();
    add(calls, AggregateFunction.SUM, new Decimal(38, 4), bind(scan, "p * q"));
    add(calls, AggregateFunction.COUNT, Simple.INT64, bind(scan, "p * q"));
    add(calls, AggregateFunction.SUM, new Decimal(38, 4), bind(scan, "p * q * r"));
    add(calls, AggregateFunction.SUM, new Decimal(38, 4), bind(scan, "p * q - p"));
    Expr both = bind(scan, "p * q + q");
    add(calls, AggregateFunction.MAX, both.type(), both);
    add(calls, AggregateFunction.SUM, new Decimal(38, 4), both);
    return new HashAggregate(scan, byKey ? scan.columns().subList(0, 1) : List.of(), calls);
  }

  private static List<String> sums(List<String> rows, boolean byKey) {
    TreeMap<String, List<String>> groups = new TreeMap<>();
    for (String row : rows) {
      String key = byKey ? row.substring(0, row.indexOf('|')) : "";
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    List<String> sums = new ArrayList<>();
    groups.forEach((key, group) ->
        sums.add(
            (byKey ? key + "|" : "")
                + String.join(
                    "|",
                    text(sum(group, WideDecimalsTest::pq)),
                    "" + group.stream().filter(row -> pq(row).isPresent()).count(),
                    text(sum(group, WideDecimalsTest::pqr)),
                    text(sum(group, WideDecimalsTest::less)),
                    text(
                        group.stream()
                            .flatMap(row -> more(row).stream())
                            .max(BigDecimal::compareTo)),
                    text(sum(group, WideDecimalsTest::more)))));
    return sums;
  }

  private static Optional<BigDecimal> sum(
      List<String> rows, Function<String, Optional<BigDecimal>> value) {
    return rows.stream().flatMap(row -> value.apply(row).stream()).reduce(BigDecimal::add);
  }

  private static void add(
      List<Aggregation> calls, AggregateFunction function, DataType type, Expr argument) {
    calls.add(
        new Aggregation(
            new Column(40 + calls.size(), "c", type),
            new AggregateCall(function, List.of(argument), type)));
  }

  private static Expr bind(TableScan scan, String text) {
    return SqlExpressions.bind(text, Scope.of(scan.columns()));
  }
}
