package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalChecker;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.HashJoin;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.JoinOn;
import dev.quiver.physical.PhysicalPlan.Publication;
import dev.quiver.physical.PhysicalPlan.Side;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Joins with and without runtime filters give the same rows in the same order.
class RuntimeFilterRowsTest {
  private static final String SCHEMA =
      "k int64, i int32, h int16, d date, c decimal(12,2), w decimal(30,2), f float64, g float32,"
          + " s string, b boolean, t timestamp";
  private static final int COLUMNS = 11;
  private static final List<String> LONGS =
      List.of("0", "1", "-1", "7", "9223372036854775807", "-9223372036854775808", "1000000000000");
  private static final List<String> FLOATS =
      List.of("0.0", "-0.0", "NaN", "1.5", "-1.5", "Infinity", "-Infinity");
  private static final List<String> TEXTS =
      List.of("", "a", "b", "a text of more than twelve bytes", "a text of more than twelve bits");

  @Test
  void changeNoRow() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int round = 0; round < 6; round++) {
      MemoryTable tables = tables(random, random.nextInt(40), round % 3 == 0 ? 0 : 12);
      for (int key = 0; key < COLUMNS; key++) {
        for (JoinType type : JoinType.values()) {
          for (Side build : Side.values()) {
            if (type != JoinType.SINGLE || build == Side.RIGHT) {
              check(seed, tables, key, type, build, random);
            }
          }
        }
      }
    }
  }

  @Test
  void meetAcrossWidths() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    MemoryTable tables = tables(random, 60, 9);
    TableScan probe = tables.scan("p", 1);
    TableScan built = tables.scan("q", 21);
    Expr wide = new Cast(column(probe, 1), Simple.INT64, OnFailure.ERROR);
    JoinKey key = new JoinKey(wide, column(built, 0));
    same(seed, tables, probe, built, key, JoinType.INNER, Side.RIGHT, random);
  }

  @Test
  void ofAnEmptySideLetNothingPass() {
    MemoryTable tables = tables(new Random(5), 20, 0);
    TableScan probe = tables.scan("p", 1);
    TableScan built = tables.scan("q", 21);
    JoinKey key = new JoinKey(column(probe, 0), column(built, 0));
    same(5, tables, probe, built, key, JoinType.SEMI, Side.RIGHT, new Random(6));
  }

  private static void check(
      long seed, MemoryTable tables, int key, JoinType type, Side build, Random random) {
    TableScan probe = tables.scan(build == Side.RIGHT ? "p" : "q", 1);
    TableScan built = tables.scan(build == Side.RIGHT ? "q" : "p", 21);
    JoinKey on = new JoinKey(column(probe, key), column(built, key), random.nextInt(3) == 0);
    same(seed, tables, probe, built, on, type, build, random);
  }

  private static void same(
      long seed,
      MemoryTable tables,
      TableScan left,
      TableScan right,
      JoinKey key,
      JoinType type,
      Side build,
      Random random) {
    HashJoin plain = new HashJoin(left, right, type, List.of(key), build);
    if (!plain.dropsUnmatchedProbes()) {
      return;
    }
    boolean isLeft = build == Side.LEFT;
    JoinOn on = new JoinOn(List.of(key), List.of(), List.of(new Publication(1, 0)));
    HashJoin filtered =
        new HashJoin(
            isLeft ? left : sifted(left, key.left()),
            isLeft ? sifted(right, key.right()) : right,
            type,
            on,
            build);
    PhysicalChecker.check(Executions.program(List.of(), filtered));
    int threads = 1 << random.nextInt(3);
    int batchRows = List.of(1, 3, 2048).get(random.nextInt(3));
    assertThat(rows(tables, filtered, threads, batchRows))
        .as(
            "seed %d, %s of %s, build %s, %d threads, %d rows",
            seed, type, key, build, threads, batchRows)
        .isEqualTo(rows(tables, plain, 1, 2048));
  }

  private static List<String> rows(
      MemoryTable tables, PhysicalPlan plan, int threads, int batchRows) {
    return Executions.rows(tables, plan, Executions.settings(threads, batchRows));
  }

  private static TableScan sifted(TableScan scan, Expr value) {
    return new TableScan(scan.table(), scan.imports(), scan.filters(), List.of(new Sift(1, value)));
  }

  private static Expr column(TableScan scan, int ordinal) {
    return new Ref(scan.columns().get(ordinal));
  }

  private static MemoryTable tables(Random random, int probed, int built) {
    List<Form> forms = List.of(Form.values());
    Form form = forms.get(random.nextInt(forms.size()));
    return new MemoryTable(5, form)
        .add("p", SCHEMA, rows(random, probed))
        .add("q", SCHEMA, rows(random, built));
  }

  private static List<String> rows(Random random, int count) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      rows.add(
          IntStream.range(0, COLUMNS)
              .mapToObj(column -> random.nextInt(6) == 0 ? "null" : cell(random, column))
              .collect(Collectors.joining("|")));
    }
    return rows;
  }

  private static String cell(Random random, int column) {
    int number = random.nextInt(15) - 5;
    return switch (column) {
      case 0 -> random.nextBoolean() ? Integer.toString(number) : pick(LONGS, random);
      case 1, 2 -> Integer.toString(number);
      case 3 -> "2024-05-%02d".formatted(random.nextInt(28) + 1);
      case 4, 5 -> number + ".25";
      case 6, 7 -> pick(FLOATS, random);
      case 8 -> pick(TEXTS, random);
      case 9 -> Boolean.toString(random.nextBoolean());
      default -> "2024-05-%02dT10:00:00Z".formatted(random.nextInt(28) + 1);
    };
  }

  private static String pick(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
