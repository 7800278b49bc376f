package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.DeltaTableIo;
import dev.quiver.delta.DeltaTables;
import dev.quiver.delta.commit.WriteSettings;
import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.Executor;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.SortKey.Direction;
import dev.quiver.logical.expr.SortKey.Nulls;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.type.Column;
import dev.quiver.physical.PhysicalPlan.Sift;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalPlan.TopK;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first rows of a table of eight files, whose scan hears of their bound while it reads: the
/// same rows as without, and row groups behind the bound are not read.
class BoundedScanTest {
  private static final int FILES = 8;
  private static final int ROWS = 300;
  private static final String SCHEMA = "a int64, f float64, s string, n int32";

  @TempDir private Path folder;
  private final DeltaTables tables = new DeltaTables(new LocalStore());

  private record Answer(List<String> rows, long groups, long dropped) {}

  /// Column `a` ascends. NaN, the greatest, is in the first file only, and in no statistics; NULL
  /// is in the last one.
  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder);
    List<String> actions = new ArrayList<>();
    for (int file = 0; file < FILES; file++) {
      String[] rows = new String[ROWS];
      for (int row = 0; row < ROWS; row++) {
        int a = ROWS * file + row;
        String f = file == 0 && row == 7 ? "NaN" : row == 8 ? "-0.0" : -a + ".5";
        String n = file == FILES - 1 ? "null" : "" + a % 1000;
        rows[row] = "%d|%s|text %05d|%s".formatted(a, f, 99_999 - a, n);
      }
      DataFiles.write(folder.resolve("part" + file), SCHEMA, rows);
      actions.add(LogFolder.add("part" + file, "", ""));
    }
    LogFolder.of(folder, "a long, f double, s string, n integer", "")
        .commit(actions.toArray(String[]::new));
  }

  @Test
  void readsNoRowGroupBehindTheBound() {
    for (String column : List.of("a", "f", "s", "n")) {
      for (Direction direction : Direction.values()) {
        for (Nulls nulls : Nulls.values()) {
          for (int limit : new int[] {1, 5, 40}) {
            check(column, direction, nulls, limit);
          }
        }
      }
    }
  }

  @Test
  void readsOnlyTheFirstOfSortedFiles() {
    for (SortKey key :
        List.of(
            new SortKey(ref(scan(), "a"), Direction.ASCENDING, Nulls.LAST),
            new SortKey(ref(scan(), "s"), Direction.DESCENDING, Nulls.FIRST))) {
      Answer answer = first(key, 5, true, 1);
      assertThat(answer.groups()).isGreaterThanOrEqualTo(FILES);
      assertThat(answer.dropped()).as("%s", key).isEqualTo(answer.groups() - 1);
    }
  }

  private void check(String column, Direction direction, Nulls nulls, int limit) {
    SortKey key = new SortKey(ref(scan(), column), direction, nulls);
    Answer plain = first(key, limit, false, 1);
    assertThat(plain.rows()).hasSize(limit);
    for (int threads : new int[] {1, 4}) {
      assertThat(first(key, limit, true, threads).rows())
          .as("%s, limit %d, %d threads", key, limit, threads)
          .isEqualTo(plain.rows());
    }
  }

  private TableScan scan() {
    return ScanRows.scan(tables.pin("t", folder.toString(), OptionalLong.empty()));
  }

  private static Ref ref(TableScan scan, String name) {
    Column found =
        scan.columns().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return new Ref(found);
  }

  private Answer first(SortKey key, int limit, boolean isSifted, int threads) {
    TableScan scan = scan();
    TableScan sifted =
        new TableScan(
            scan.table(), scan.imports(), scan.filters(), List.of(new Sift(1, key.value())));
    TopK top =
        isSifted
            ? new TopK(sifted, List.of(key), limit, List.of(1))
            : new TopK(scan, List.of(key), limit);
    PhysicalProgram program =
        new PhysicalProgram(List.of(), List.of(new PhysicalSink("out", top, new Target.Rows())));
    ExecutionSettings settings = new ExecutionSettings(threads, 64, 1L << 28, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      ExprCompiler compiler = new ExprCompiler(Kernels.scalar(), context.allocator());
      DeltaTableIo io = new DeltaTableIo(tables, compiler::fold, WriteSettings.DEFAULT);
      List<String> rows = new ArrayList<>();
      try (BatchSource source = new Executor(io, context).query(program)) {
        for (Batch batch = source.next(); batch != null; batch = source.next()) {
          try (Batch one = batch) {
            for (int row = 0; row < one.rows(); row++) {
              rows.add(ScanRows.line(one, one.selection().position(row)));
            }
          }
        }
      }
      SortedMap<String, Long> counts = context.metrics().counters();
      return new Answer(
          rows,
          counts.getOrDefault("scan.t.row_groups", 0L),
          counts.getOrDefault("scan.t.row_groups_dropped_by_statistics", 0L));
    }
  }
}
