package dev.quiver.delta.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.fixture.Corpus;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Expr;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Random filters over every table of the corpus: rows are the same whether the scan knows them or
/// not.
class FilterMatrixTest {
  private static final long SEED = 20_261_120L;
  private static final long MEMORY = 1L << 30;
  private static final int FILTERS = 6;
  private static final int[] BATCHES = {3, 64, 2_048};

  private final SortedMap<String, Long> counts = new TreeMap<>();

  @Test
  void filtersChangeNoRow() {
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
    assertThat(counts.get("row_groups_dropped_by_statistics")).isPositive();
    assertThat(counts.get("row_groups_dropped_by_bloom_filter")).isPositive();
    assertThat(counts.get("row_groups_dropped_by_dictionary")).isPositive();
    assertThat(counts.get("pages_kept")).isLessThan(counts.get("pages"));
  }

  private boolean isChecked(Corpus one) {
    try {
      check(one);
      return true;
    } catch (QueryException e) {
      assertThat(e.code()).as("%s: %s", one, e.getMessage()).contains("UNSUPPORTED");
      return false;
    }
  }

  private void check(Corpus one) {
    Random random = new Random(SEED);
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableScan scan = ScanRows.scan(tables.pin("t", one.location(), one.version()));
    RandomFilters filters;
    try (ExecutionContext context =
        new ExecutionContext(
            new ExecutionSettings(1, 2_048, MEMORY, KernelChoice.SCALAR), new Cancellation())) {
      filters = RandomFilters.of(tables, scan, context, random);
    }
    for (int i = 0; i < FILTERS && !filters.isEmpty(); i++) {
      Expr filter = filters.next(2);
      FilteredScan reads = new FilteredScan(tables, scan, BATCHES[i % BATCHES.length], 1);
      List<String> expected = reads.rows(filter, false);
      assertThat(reads.rows(filter, true))
          .as("%s, seed %d: %s", one, SEED, filter)
          .isEqualTo(expected);
      reads.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
    }
  }
}
