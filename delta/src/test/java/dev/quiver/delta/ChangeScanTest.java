package dev.quiver.delta;

import static dev.quiver.delta.fixture.ChangeLog.ON;
import static dev.quiver.delta.fixture.ChangeLog.add;
import static dev.quiver.delta.fixture.ChangeLog.cdc;
import static dev.quiver.delta.fixture.ChangeLog.remove;
import static dev.quiver.delta.fixture.ChangeLog.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.OffHeap;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.expr.ExprCompiler;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeScanTest {
  private static final int CHANGE = 1;
  private static final int VERSION = 2;

  @TempDir Path folder;
  private DeltaTables tables;
  private TableRef changes;

  @BeforeEach
  void openTable() {
    DataFiles.write(folder.resolve("f"), "a int64", "1", "2", "3");
    DataFiles.write(folder.resolve("g"), "a int64", "4", "5");
    DataFiles.write(
        folder.resolve("c"),
        "a int64, _change_type string",
        "5|update_preimage",
        "6|update_postimage",
        "4|delete",
        "7|null");
    new LogFolder(folder)
        .commit(LogFolder.protocol(1, 7), LogFolder.metadata("a long", "", ON))
        .commit(add("f"))
        .commit(add("g"))
        .commit(remove("g"), cdc("c"))
        .commit(remove("f"));
    tables = new DeltaTables(new LocalStore());
    TableRef table = tables.pin("t", folder.toString(), OptionalLong.empty());
    changes = tables.pin(table, versions(0, 4));
  }

  @Test
  void countsVersionsAndRowsByWhatHappenedToThem() {
    try (ExecutionContext context = context(3)) {
      assertThat(read(context)).hasSize(12);
      assertThat(context.metrics().counters())
          .containsEntry("scan.t.versions", 5L)
          .containsEntry("scan.t.rows_insert", 5L)
          .containsEntry("scan.t.rows_delete", 4L)
          .containsEntry("scan.t.rows_update_preimage", 1L)
          .containsEntry("scan.t.rows_update_postimage", 1L)
          .containsEntry("scan.t.rows_other", 1L)
          .containsEntry("scan.t.files_read", 4L);
    }
  }

  @Test
  void readsOnlyFilesOfTheVersionsAskedFor() {
    Expr third = compare(VERSION, Comparison.EQ, new Value.Int(3), Simple.INT64);
    assertThat(promise(third)).isEqualTo(Pushdown.EXACT);
    try (ExecutionContext context = context(3)) {
      assertThat(read(context, Pushdown.EXACT, third))
          .hasSize(4)
          .allMatch(row -> row.endsWith(",3]"));
      assertThat(context.metrics().counters()).containsEntry("scan.t.files_read", 1L);
    }
  }

  @Test
  void skipsFilesThatSayWholeWhatHappened() {
    Expr deleted = compare(CHANGE, Comparison.EQ, new Value.Text("delete"), Simple.STRING);
    assertThat(promise(deleted)).isEqualTo(Pushdown.INEXACT);
    try (ExecutionContext context = context(3)) {
      assertThat(read(context, Pushdown.INEXACT, deleted))
          .contains("[1,\"delete\",4]", "[4,\"delete\",3]")
          .noneMatch(row -> row.contains("insert"));
      assertThat(context.metrics().counters()).containsEntry("scan.t.files_read", 2L);
    }
  }

  @Test
  void promisesNothingOfWhatTheLogSays() {
    TableRef files = tables.pin("t", folder.toString(), OptionalLong.empty()).manifest();
    DeltaCatalog catalog = new DeltaCatalog(tables, ChangeScanTest::fold);
    assertThat(catalog.pushdown(files, compare(3, Comparison.GT, new Value.Int(0), Simple.INT64)))
        .isEqualTo(Pushdown.UNSUPPORTED);
    assertThat(catalog.statistics(files).rows().counted()).hasValue(0);
    assertThat(catalog.statistics(files.facts()).rows().counted()).hasValue(1);
    assertThat(catalog.statistics(changes).rows().counted()).isEmpty();
    assertThat(catalog.statistics(changes).columns()).hasSize(4);
    assertThat(files.facts().schema().fields()).hasSize(10);
  }

  @Test
  void releasesEverythingWhenClosedEarly() {
    try (ExecutionContext context = context(1);
        TableSource source = reads().open(ScanRows.scan(changes), context)) {
      assertThat(source.morsels()).isEqualTo(4);
      BatchSource morsel = source.read(2);
      Batch batch = Objects.requireNonNull(morsel.next());
      batch.close();
      morsel.close();
      morsel.close();
    }
    TableRef facts = tables.pin("t", folder.toString(), OptionalLong.empty()).facts();
    try (ExecutionContext context = context(1);
        TableSource source = reads().open(ScanRows.scan(facts), context);
        BatchSource morsel = source.read(0)) {
      assertThat(source.morsels()).isEqualTo(1);
      assertThat(morsel.satisfies(0)).isFalse();
    }
  }

  @Test
  void readsNoColumnsAtAll() {
    try (ExecutionContext context = context(2)) {
      TableScan none = new TableScan(changes, List.of(), List.of());
      assertThat(ScanRows.read(reads().open(none, context))).hasSize(12).containsOnly("[]");
      TableScan facts = new TableScan(changes.facts(), List.of(), List.of());
      assertThat(ScanRows.read(reads().open(facts, context))).containsExactly("[]");
    }
  }

  private Pushdown promise(Expr overTable) {
    return new DeltaCatalog(tables, ChangeScanTest::fold).pushdown(changes, overTable);
  }

  private List<String> read(ExecutionContext context) {
    return read(context, Pushdown.INEXACT);
  }

  private List<String> read(ExecutionContext context, Pushdown pushdown, Expr... overTable) {
    TableScan scan = ScanRows.scan(changes, "a", "_change_type", "_commit_version");
    Expr[] filters = new Expr[overTable.length];
    for (int i = 0; i < filters.length; i++) {
      if (overTable[i] instanceof Compare(var how, Ref(var column), var right)) {
        Column own = new Column(100 + column.id(), column.name(), column.type());
        filters[i] = new Compare(how, new Ref(own), right);
      }
    }
    return ScanRows.read(reads().open(ScanRows.where(scan, pushdown, filters), context));
  }

  private DeltaReads reads() {
    return new DeltaReads(tables, ChangeScanTest::fold);
  }

  private static Compare compare(int ordinal, Comparison comparison, Value value, Simple type) {
    String name = List.of("a", "_change_type", "_commit_version", "size").get(ordinal);
    return new Compare(
        comparison, new Ref(new Column(ordinal, name, type)), new Literal(value, type));
  }

  private static Optional<Literal> fold(Expr expr) {
    try (BufferAllocator allocator = OffHeap.open(1L << 20)) {
      return new ExprCompiler(Kernels.scalar(), allocator).fold(expr);
    }
  }

  private static ExecutionContext context(int batchRows) {
    return new ExecutionContext(
        new ExecutionSettings(1, batchRows, 1L << 28, KernelChoice.SCALAR), new Cancellation());
  }
}
