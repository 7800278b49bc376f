package dev.quiver.delta.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.parquet.format.ColumnChunk;
import dev.quiver.delta.parquet.format.OffsetIndex;
import dev.quiver.delta.parquet.format.ParquetFooter;
import dev.quiver.delta.parquet.format.Place;
import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.RangedFile;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Target.WriteMode;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One row group of 200,000 rows as we write it: pages of `k` and `d` begin at the same rows, those
/// of `s`, which are full earlier, at others.
class PageBordersTest {
  private static final int ROWS = 200_000;
  private static final int THREADS = 8;
  private static final Expr ALL = new Not(new IsNull(new Ref(new Column(100, "k", Simple.INT64))));

  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    Random random = new Random(20_261_120);
    String[] rows =
        IntStream.range(0, ROWS)
            .mapToObj(i ->
                "%d|%d|%s"
                    .formatted(
                        random.nextInt(),
                        random.nextInt(50),
                        "%016x".formatted(random.nextLong()).repeat(4)))
            .toArray(String[]::new);
    Tables tables = new Tables(new LocalStore(), WriteSettings.DEFAULT);
    try (StagedWrite staged =
        tables.stage(
            Tables.write(folder.toString(), WriteMode.APPEND),
            "k int64, d int64, s string",
            10_000,
            rows)) {
      tables.commit(staged);
    }
  }

  @Test
  void readsNoPageTwiceWherePagesBeginTogether() {
    FilteredScan one = scan(1, "k", "d");
    FilteredScan many = scan(THREADS, "k", "d");
    assertThat(many.rows(ALL, false).equals(one.rows(ALL, false))).isTrue();
    assertThat(many.counts().get("morsels")).isGreaterThan(2);
    assertThat(bytes(many) - bytes(one))
        .as("bytes of indexes and dictionaries, read for each part")
        .isLessThan(leastPage());
  }

  @Test
  void readsLittleTwiceWherePagesBeginApart() {
    FilteredScan one = scan(1, "k", "d", "s");
    FilteredScan many = scan(THREADS, "k", "d", "s");
    assertThat(many.rows(ALL, false).equals(one.rows(ALL, false))).isTrue();
    assertThat(many.counts().get("morsels")).isGreaterThan(1);
    assertThat(bytes(many)).isLessThan(bytes(one) * 5 / 4 + leastPage());
  }

  private static long bytes(FilteredScan scan) {
    return scan.counts().getOrDefault("bytes_read", -1L);
  }

  private static FilteredScan scan(int threads, String... columns) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    return new FilteredScan(
        tables,
        ScanRows.scan(tables.pin("t", folder.toString(), OptionalLong.empty()), columns),
        2_048,
        threads);
  }

  /// The bytes of the smallest full page of `k` and `d`.
  private static long leastPage() {
    LocalStore store = new LocalStore();
    String path = store.listFrom(folder + "/part-").stream().findFirst().orElseThrow().path();
    try (RangedFile file = store.open(path)) {
      RowGroup group = ParquetFooter.read(file).rowGroups().getFirst();
      assertThat(group.rows()).isEqualTo(ROWS);
      return group.chunks().stream()
          .limit(2)
          .map(chunk -> pages(file, group, chunk))
          .flatMap(pages -> pages.subList(0, pages.size() - 1).stream())
          .mapToLong(OffsetIndex.PageSpan::bytes)
          .min()
          .orElseThrow();
    }
  }

  private static List<OffsetIndex.PageSpan> pages(
      RangedFile file, RowGroup group, ColumnChunk chunk) {
    return OffsetIndex.read(file, chunk, group.rows(), Place.of(file.path())).orElseThrow().pages();
  }
}
