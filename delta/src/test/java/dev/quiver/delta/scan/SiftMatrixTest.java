package dev.quiver.delta.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.DeltaReads;
import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.fixture.Corpus;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.context.OperatorMetrics;
import dev.quiver.exec.filter.FilterSlot;
import dev.quiver.exec.filter.KeyFilters;
import dev.quiver.exec.filter.Sifter;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Runtime filters of some of a column's own values, over every table of the corpus: each row that
/// has one of them is given, and no row that is not the table's.
class SiftMatrixTest {
  private static final long SEED = 20_261_120L;
  private static final long MEMORY = 1L << 30;
  private static final int MOST_COLUMNS = 3;

  private final SortedMap<String, Long> counts = new TreeMap<>();

  /// A row and its value in one column.
  private record Row(String line, Value value) {}

  @Test
  void siftsLoseNoRow() {
    int tables = 0;
    for (String family : List.of("parquet", "delta")) {
      for (Corpus one : Corpus.cases(family)) {
        if (!one.expected().isEmpty() && one.version().isEmpty()) {
          tables += isChecked(one) ? 1 : 0;
        }
      }
    }
    assertThat(tables).isGreaterThan(100);
    // The test is worth something only if each step does something.
    assertThat(counts.get("filter_1_files_removed")).isPositive();
    assertThat(counts.get("filter_1_row_groups_removed")).isPositive();
    assertThat(counts.get("filter_1_rows_removed")).isPositive();
  }

  private boolean isChecked(Corpus one) {
    try (ExecutionContext context =
        new ExecutionContext(
            new ExecutionSettings(1, 64, MEMORY, KernelChoice.SCALAR), new Cancellation())) {
      DeltaTables tables = new DeltaTables(new LocalStore());
      TableScan scan = ScanRows.scan(tables.pin("t", one.location(), one.version()));
      Random random = new Random(SEED);
      for (int column = 0; column < Math.min(MOST_COLUMNS, scan.columns().size()); column++) {
        if (KeyFilters.Key.isPossible(scan.columns().get(column).type())) {
          check(one, tables, scan, column, context, random);
        }
      }
      return true;
    } catch (QueryException e) {
      assertThat(e.code()).as("%s: %s", one, e.getMessage()).contains("UNSUPPORTED");
      return false;
    }
  }

  private void check(
      Corpus one,
      DeltaTables tables,
      TableScan scan,
      int ordinal,
      ExecutionContext context,
      Random random) {
    Column column = scan.columns().get(ordinal);
    FilterSlot slot = new FilterSlot();
    Set<Value> published = new HashSet<>();
    List<Row> all = new ArrayList<>();
    try (Account account = context.account("test");
        KeyFilters filters =
            new KeyFilters(List.of(new KeyFilters.Key(0, column.type(), false, slot)), account)) {
      KeyFilters.Part part = filters.part();
      read(
          open(tables, scan, List.of(), context),
          ordinal,
          all,
          batch -> {
            if (random.nextInt(4) == 0) {
              Selection some = some(batch.selection(), random);
              part.add(List.of(batch.column(ordinal)), some);
              for (int i = 0; i < some.rows(); i++) {
                published.add(Values.get(batch.column(ordinal), some.position(i)));
              }
            }
          });
      filters.finish(0);
    }
    OperatorMetrics metrics = new OperatorMetrics();
    Sifter sifter = new Sifter(1, slot, column.type(), metrics);
    TableScan sifted =
        new TableScan(
            scan.table(), scan.imports(), List.of(), List.of(new Sift(1, new Ref(column))));
    List<Row> given = new ArrayList<>();
    read(open(tables, sifted, List.of(sifter), context), ordinal, given, _ -> {});
    published.remove(Value.NULL);
    assertThat(given.stream().filter(row -> published.contains(row.value())).toList())
        .as("%s, seed %d: %s", one, SEED, column)
        .isEqualTo(all.stream().filter(row -> published.contains(row.value())).toList());
    assertThat(isWithin(given, all)).as("%s, seed %d: %s", one, SEED, column).isTrue();
    metrics.counters().forEach((name, count) -> counts.merge(name, count, Long::sum));
  }

  /// Whether some rows are rows of all, in the same order.
  private static boolean isWithin(List<Row> some, List<Row> all) {
    Iterator<Row> rest = all.iterator();
    for (Row row : some) {
      boolean isFound = false;
      while (!isFound && rest.hasNext()) {
        isFound = rest.next().equals(row);
      }
      if (!isFound) {
        return false;
      }
    }
    return true;
  }

  private static TableSource open(
      DeltaTables tables, TableScan scan, List<Sifter> sifters, ExecutionContext context) {
    return new DeltaReads(tables, _ -> Optional.empty()).open(scan, sifters, context);
  }

  private static Selection some(Selection rows, Random random) {
    int count = 1 + random.nextInt(Math.min(8, rows.rows()));
    int[] positions = new int[count];
    int step = rows.rows() / count;
    for (int i = 0; i < count; i++) {
      positions[i] = rows.position(i * step);
    }
    return Selection.of(positions, count);
  }

  private interface Watcher {
    void see(Batch batch);
  }

  private static void read(TableSource opened, int ordinal, List<Row> rows, Watcher watcher) {
    try (TableSource source = opened) {
      for (int morsel = 0; morsel < source.morsels(); morsel++) {
        try (BatchSource batches = source.read(morsel)) {
          for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
            try (Batch one = batch) {
              watcher.see(one);
              for (int i = 0; i < one.rows(); i++) {
                int row = one.selection().position(i);
                rows.add(new Row(ScanRows.line(one, row), Values.get(one.column(ordinal), row)));
              }
            }
          }
        }
      }
    }
  }
}
