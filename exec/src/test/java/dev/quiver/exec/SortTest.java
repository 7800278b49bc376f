package dev.quiver.exec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.CellOrder;
import dev.quiver.exec.fixture.CellText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.MemoryTable;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.SortKey.Direction;
import dev.quiver.logical.expr.SortKey.Nulls;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.physical.PhysicalChecker;
import dev.quiver.physical.PhysicalPlan;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.Sort;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Holds sorts, and the first of their rows, against a sort of values one by one.
class SortTest {
  private static final String SCHEMA =
      "k int64, s string, f float64, w decimal(30,2), b boolean, i int16, j int32, g float32,"
          + " d date, c decimal(12,2), l array<int64>";
  private static final List<DataType> TYPES =
      BatchText.columns(SCHEMA).stream().map(Column::type).toList();
  private static final int ORDERED = 10;
  private static final List<Form> FORMS = List.of(Form.values());

  /// A key: a column, whether its sign is turned, and how it is ordered.
  private record By(int column, boolean isNegated, boolean isDescending, boolean nullsFirst) {}

  @Test
  void sortsAsATwinDoes() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      List<String> rows = rows(random, random.nextInt(80), 1 + random.nextInt(6));
      List<By> keys = keys(random);
      List<String> expected = twin(rows, keys);
      Form form = FORMS.get(random.nextInt(FORMS.size()));
      MemoryTable tables = new MemoryTable(1 + random.nextInt(30), form).add("t", SCHEMA, rows);
      TableScan scan = tables.scan("t", 1);
      List<SortKey> by = keys.stream().map(key -> key(key, scan.columns())).toList();
      int first = random.nextInt(20);
      for (int threads : new int[] {1, 2, 4}) {
        for (int batchRows : new int[] {1, 3, 2048}) {
          String where =
              "seed %d round %d %s %s threads %d batch %d"
                  .formatted(seed, round, keys, form, threads, batchRows);
          assertThat(run(tables, new Sort(scan, by), threads, batchRows))
              .as(where)
              .isEqualTo(expected);
          assertThat(run(tables, new TopK(scan, by, first), threads, batchRows))
              .as(where)
              .isEqualTo(expected.subList(0, Math.min(first, expected.size())));
        }
      }
    }
  }

  @Test
  void boundsFirstKeysOfEveryType() {
    long seed = 20_261_122;
    Random random = new Random(seed);
    List<String> rows = rows(random, 5_000, 400);
    for (int column = 0; column < ORDERED; column++) {
      By first = new By(column, false, random.nextBoolean(), random.nextBoolean());
      List<String> expected = twin(rows, List.of(first));
      // Worst first, so that each batch moves the bound.
      List<String> order = column % 3 == 0 ? rows : expected.reversed();
      Form form = FORMS.get(random.nextInt(FORMS.size()));
      MemoryTable tables = new MemoryTable(700, form).add("t", SCHEMA, order);
      TableScan scan = tables.scan("t", 1);
      List<SortKey> keys = List.of(key(first, scan.columns()));
      for (int limit : new int[] {1, 20}) {
        for (TopK top :
            List.of(new TopK(scan, keys, limit), sifted(scan, keys, first.column(), limit))) {
          PhysicalChecker.check(Executions.program(List.of(), top));
          int threads = 1 << random.nextInt(3);
          int batchRows = List.of(3, 100, 2048).get(random.nextInt(3));
          assertThat(run(tables, top, threads, batchRows))
              .as(
                  "seed %d %s %s limit %d threads %d batch %d filters %s",
                  seed, first, form, limit, threads, batchRows, top.filters())
              .isEqualTo(expected.subList(0, limit));
        }
      }
    }
  }

  @Test
  void sortsAndLimitsManyRowsOfAnyOrder() {
    int count = 300_000;
    for (UnaryOperator<List<Long>> order :
        List.<UnaryOperator<List<Long>>>of(SortTest::shuffled, List::reversed, all -> all)) {
      List<Long> numbers = order.apply(IntStream.range(0, count).mapToObj(i -> (long) i).toList());
      MemoryTable tables =
          new MemoryTable(20_000, Form.FLAT)
              .add("t", "n int64", numbers.stream().map(Object::toString).toList());
      TableScan scan = tables.scan("t", 1);
      List<SortKey> by = List.of(SortKey.ascending(new Ref(scan.columns().getFirst())));
      List<String> expected = IntStream.range(0, count).mapToObj(Integer::toString).toList();
      assertThat(run(tables, new Sort(scan, by), 2, 2048)).isEqualTo(expected);
      for (int first : new int[] {1, 10, 5_000}) {
        assertThat(run(tables, new TopK(scan, by, first), 2, 2048))
            .isEqualTo(expected.subList(0, first));
      }
    }
  }

  /// In several runs, and with more bits of keys than fit a word.
  @Test
  void sortsManyRowsOfWideKeys() {
    Random random = new Random(20_261_124);
    long[] few = random.longs(3).toArray();
    List<long[]> numbers = new ArrayList<>();
    for (int i = 0; i < 280_000; i++) {
      numbers.add(new long[] {few[random.nextInt(3)], random.nextLong()});
    }
    MemoryTable tables =
        new MemoryTable(20_000, Form.FLAT)
            .add("t", "a int64, b int64", numbers.stream().map(SortTest::text).toList());
    TableScan scan = tables.scan("t", 1);
    List<SortKey> by = List.of(SortKey.ascending(new Ref(scan.columns().getFirst())));
    List<String> expected =
        numbers.stream()
            .sorted(
                Comparator.<long[]>comparingLong(row -> row[0]).thenComparingLong(row -> row[1]))
            .map(SortTest::text)
            .toList();
    assertThat(run(tables, new Sort(scan, by), 1, 2048)).isEqualTo(expected);
  }

  private static String text(long[] row) {
    return row[0] + "|" + row[1];
  }

  @Test
  void keepsNoMoreThanTheFirstNeed() {
    List<String> rows = IntStream.range(0, 100_000).mapToObj(i -> "" + (100_000 - i)).toList();
    MemoryTable tables = new MemoryTable(5_000, Form.FLAT).add("t", "n int64", rows);
    TableScan scan = tables.scan("t", 1);
    List<SortKey> by = List.of(SortKey.ascending(new Ref(scan.columns().getFirst())));
    assertThat(
            Executions.rows(
                tables,
                new TopK(scan, by, 3),
                new ExecutionSettings(2, 1000, 1_500_000, KernelChoice.SCALAR)))
        .containsExactly("1", "2", "3");
  }

  @Test
  void survivesEveryEnd() {
    List<String> rows = rows(new Random(5), 60, 4);
    for (int first : new int[] {0, 50}) {
      List<String> failures =
          Hardships.survives(
              () -> new MemoryTable(5, Form.SELECTED).add("t", SCHEMA, rows),
              tables -> {
                TableScan scan = tables.scan("t", 1);
                List<SortKey> by = List.of(SortKey.descending(new Ref(scan.columns().get(1))));
                return new Limit(first == 0 ? new Sort(scan, by) : new TopK(scan, by, first), 3, 9);
              });
      assertThat(failures)
          .anyMatch(message -> message.contains(first == 0 ? "by sort" : "by top k"));
    }
  }

  private static TopK sifted(TableScan scan, List<SortKey> keys, int column, long limit) {
    Sift sift = new Sift(1, new Ref(scan.columns().get(column)));
    TableScan sifted = new TableScan(scan.table(), scan.imports(), scan.filters(), List.of(sift));
    return new TopK(sifted, keys, limit, List.of(1));
  }

  private static List<Long> shuffled(List<Long> numbers) {
    List<Long> shuffled = new ArrayList<>(numbers);
    Collections.shuffle(shuffled, new Random(1));
    return shuffled;
  }

  private static List<String> run(
      MemoryTable tables, PhysicalPlan plan, int threads, int batchRows) {
    return Executions.rows(tables, plan, Executions.settings(threads, batchRows));
  }

  private static List<By> keys(Random random) {
    List<By> keys = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      int column = random.nextInt(ORDERED);
      boolean isNegated = column == 0 && random.nextBoolean();
      keys.add(new By(column, isNegated, random.nextBoolean(), random.nextBoolean()));
    }
    return keys;
  }

  private static SortKey key(By key, List<Column> columns) {
    Ref column = new Ref(columns.get(key.column()));
    Expr value = key.isNegated() ? new Negate(column) : column;
    return new SortKey(
        value,
        key.isDescending() ? Direction.DESCENDING : Direction.ASCENDING,
        key.nullsFirst() ? Nulls.FIRST : Nulls.LAST);
  }

  private static List<String> twin(List<String> rows, List<By> keys) {
    Comparator<List<Value>> order = (_, _) -> 0;
    for (By key : keys) {
      Comparator<Value> values =
          CellOrder.of(key.isDescending() != key.isNegated(), key.nullsFirst());
      order = order.thenComparing(row -> row.get(key.column()), values);
    }
    order = order.thenComparing(CellOrder::compareMembers);
    return rows.stream()
        .map(row -> Map.entry(values(row), row))
        .sorted(Map.Entry.comparingByKey(order))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static List<Value> values(String row) {
    String[] cells = row.split("\\|", -1);
    return IntStream.range(0, cells.length)
        .mapToObj(i -> CellText.parse(TYPES.get(i), cells[i]))
        .toList();
  }

  /// Rows of few values each, long texts of one beginning among them; lists have no order.
  static List<String> rows(Random random, int count, int distinct) {
    List<String> floats =
        List.of("0.0", "-0.0", "NaN", "1.5", "-1.5", "Infinity", "-Infinity", "null");
    List<String> texts =
        List.of("", "a", "ab", "abcdefghijkl", "abcdefghijklm", "abcdefghijkl\u00e9", "b", "null");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String number = "" + (random.nextInt(2 * distinct + 1) - distinct);
      rows.add(
          String.join(
              "|",
              orNull(random, number),
              texts.get(random.nextInt(texts.size())),
              floats.get(random.nextInt(floats.size())),
              orNull(
                  random,
                  (random.nextBoolean() ? "-" : "")
                      + (1 + random.nextInt(3))
                      + "9234567890123456789012.50"),
              orNull(random, "" + random.nextBoolean()),
              orNull(random, "" + (random.nextInt(2 * distinct) - distinct)),
              orNull(random, "" + (random.nextInt(2 * distinct) - distinct)),
              floats.get(random.nextInt(floats.size())),
              orNull(random, random.nextBoolean() ? "1969-12-30" : "2024-01-01"),
              orNull(random, (random.nextInt(2 * distinct) - distinct) + ".25"),
              "[" + i + "]"));
    }
    return rows;
  }

  private static String orNull(Random random, String cell) {
    return random.nextInt(8) == 0 ? "null" : cell;
  }
}
