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
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.plan.Target;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.Limit;
import dev.quiver.physical.PhysicalPlan.TableScan;
import dev.quiver.physical.PhysicalProgram;
import dev.quiver.physical.PhysicalProgram.PhysicalSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A limit over a scan of five files of three rows each, of which the log counts those of four.
class LimitedScanTest {
  @TempDir private Path folder;
  private final DeltaTables tables = new DeltaTables(new LocalStore());

  private record Answer(List<String> rows, long files, long footers) {}

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder);
    List<String> actions = new ArrayList<>();
    for (int file = 0; file < 5; file++) {
      int first = 3 * file + 1;
      String name = "part" + file;
      DataFiles.write(
          folder.resolve(name), "a int64", "" + first, "" + (first + 1), "" + (first + 2));
      actions.add(LogFolder.add(name, "", file == 3 ? "" : counted(first)));
    }
    LogFolder.of(folder, "a long", "").commit(actions.toArray(String[]::new));
  }

  private static String counted(int first) {
    return "{\"numRecords\":3,\"minValues\":{\"a\":%d},\"maxValues\":{\"a\":%d},\"nullCount\":{\"a\":0}}"
        .formatted(first, first + 2);
  }

  @Test
  void opensAsManyFilesAsHoldTheFirstRows() {
    assertThat(limited(scan(), 0, 4)).isEqualTo(new Answer(rows(1, 4), 2, 2));
    assertThat(limited(scan(), 0, 3)).isEqualTo(new Answer(rows(1, 3), 1, 1));
    assertThat(limited(scan(), 5, 2)).isEqualTo(new Answer(rows(6, 7), 3, 3));
    assertThat(limited(scan(), 0, 0)).isEqualTo(new Answer(List.of(), 0, 0));
    assertThat(limited(scan(), 0, 100)).isEqualTo(new Answer(rows(1, 15), 5, 5));
  }

  @Test
  void countsOnNoFileThatIsNotCounted() {
    assertThat(limited(scan(), 9, 2)).isEqualTo(new Answer(rows(10, 11), 5, 5));
  }

  @Test
  void countsOnRowsThatSurelyPassTheFilters() {
    TableScan most = ScanRows.where(scan(), Pushdown.INEXACT, above(4));
    assertThat(limited(most, 0, 2)).isEqualTo(new Answer(rows(5, 6), 2, 2));
    assertThat(limited(most, 0, 3)).isEqualTo(new Answer(rows(5, 7), 2, 2));
    TableScan all = ScanRows.where(scan(), Pushdown.INEXACT, above(0));
    assertThat(limited(all, 0, 2)).isEqualTo(new Answer(rows(1, 2), 1, 1));
  }

  private TableScan scan() {
    return ScanRows.scan(tables.pin("t", folder.toString(), OptionalLong.empty()), "a");
  }

  private static Expr above(long least) {
    return new Compare(
        Comparison.GT,
        new Ref(new Column(100, "a", Simple.INT64)),
        new Literal(new Value.Int(least), Simple.INT64));
  }

  private static List<String> rows(int from, int to) {
    List<String> rows = new ArrayList<>();
    for (int row = from; row <= to; row++) {
      rows.add("[" + row + "]");
    }
    return rows;
  }

  private Answer limited(TableScan scan, long offset, long count) {
    PhysicalProgram program =
        new PhysicalProgram(
            List.of(),
            List.of(new PhysicalSink("out", new Limit(scan, offset, count), new Target.Rows())));
    ExecutionSettings settings = new ExecutionSettings(2, 2, 1L << 28, KernelChoice.SCALAR);
    DeltaTables fresh = new DeltaTables(new LocalStore());
    fresh.pin("t", folder.toString(), OptionalLong.empty());
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      ExprCompiler compiler = new ExprCompiler(Kernels.scalar(), context.allocator());
      DeltaTableIo io = new DeltaTableIo(fresh, compiler::fold, WriteSettings.DEFAULT);
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
      return new Answer(
          rows,
          context.metrics().counters().getOrDefault("scan.t.files_read", 0L),
          context.metrics().counters().getOrDefault("scan.t.footers_read", 0L));
    }
  }
}
