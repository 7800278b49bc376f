package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.FaultyStore;
import dev.quiver.delta.fixture.FaultyStore.Fault;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.delta.store.ObjectStore;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.CancelledException;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.io.TableSource;
import dev.quiver.logical.QueryException;
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
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeltaReadsTest {
  private static final long MEMORY = 1L << 28;
  private static final Expr SECOND_DAY = compare(102, Comparison.EQ, "2021-02-02");

  private final DeltaTables tables = new DeltaTables(new LocalStore());
  private final TableRef table = tables.pin("t", resource(), OptionalLong.empty());

  @TempDir Path folder;

  @Test
  void givesTheSameRowsAtEveryBatchSize() {
    List<String> rows = read(tables, ScanRows.scan(table), 2_048);

    assertThat(rows).hasSize(22).contains("[\"A\",1,\"2021-02-02\"]");
    assertThat(read(tables, ScanRows.scan(table), 1)).isEqualTo(rows);
    assertThat(read(tables, ScanRows.scan(table), 3)).isEqualTo(rows);
  }

  @Test
  void givesColumnsInTheOrderOfTheScan() {
    assertThat(read(tables, ScanRows.scan(table, "modified", "value"), 3))
        .hasSize(22)
        .contains("[\"2021-02-02\",1]");
    assertThat(read(tables, ScanRows.scan(table, "modified", "modified"), 3))
        .contains("[\"2021-02-02\",\"2021-02-02\"]");
  }

  @Test
  void countsRowsWithoutReadingColumns() {
    TableScan empty = new TableScan(table, List.of(), List.of());

    assertThat(read(tables, empty, 5)).hasSize(22).containsOnly("[]");
    assertThat(read(tables, ScanRows.scan(table, "modified"), 5)).hasSize(22);
  }

  @Test
  void readsOnlyFilesThatCanMatch() {
    TableScan scan = ScanRows.where(ScanRows.scan(table), Pushdown.EXACT, SECOND_DAY);
    try (ExecutionContext context = context(2_048)) {
      List<String> rows = ScanRows.read(reads(tables).open(scan, context));

      assertThat(rows).hasSize(6).allMatch(row -> row.endsWith("\"2021-02-02\"]"));
      assertThat(context.metrics().counters())
          .containsEntry("scan.t.files", 4L)
          .containsEntry("scan.t.files_read", 2L)
          .containsEntry("scan.t.row_groups_read", 2L);
    }
    try (ExecutionContext context = context(2_048);
        TableSource first = reads(tables).open(scan, context);
        TableSource all = reads(tables).open(ScanRows.scan(table), context)) {
      assertThat(first.counts()).containsEntry("files", 4L).containsEntry("files_read", 2L);
      assertThat(all.counts()).containsEntry("files_read", 4L);
    }
    Expr none = compare(100, Comparison.GT, "zzz");
    assertThat(read(tables, ScanRows.where(scan, Pushdown.INEXACT, none), 3)).isEmpty();
  }

  @Test
  void keepsNoPromiseItCannotKeep() {
    Expr overData = compare(100, Comparison.EQ, "A");
    TableScan scan = ScanRows.where(ScanRows.scan(table), Pushdown.EXACT, overData);

    assertThatThrownBy(() -> read(tables, scan, 3)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void makesPartitionValuesConstants() {
    try (ExecutionContext context = context(4);
        TableSource source = reads(tables).open(ScanRows.scan(table), context);
        BatchSource morsel = source.read(0);
        Batch batch = Objects.requireNonNull(morsel.next())) {
      assertThat(batch.column(2)).isInstanceOf(ConstantVector.class);
      assertThat(batch.column(2).rows()).isEqualTo(batch.capacity());
    }
  }

  @Test
  void releasesEverythingWhenClosedEarly() {
    try (ExecutionContext context = context(1);
        TableSource source = reads(tables).open(ScanRows.scan(table), context)) {
      BatchSource morsel = source.read(1);
      Objects.requireNonNull(morsel.next()).close();
      morsel.close();
      morsel.close();
      source.read(0).close();
    }
  }

  @Test
  void stopsWhenCancelled() {
    Cancellation cancellation = new Cancellation();
    ExecutionSettings settings = new ExecutionSettings(1, 1, MEMORY, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, cancellation);
        TableSource source = reads(tables).open(ScanRows.scan(table), context);
        BatchSource morsel = source.read(0)) {
      cancellation.cancel();
      assertThatThrownBy(morsel::next).isInstanceOf(CancelledException.class);
      assertThatThrownBy(() -> reads(tables).open(ScanRows.scan(table), context))
          .isInstanceOf(CancelledException.class);
    }
  }

  @Test
  void namesTheFileThatIsMissing() {
    LogFolder.of(folder, "a long", "").commit(LogFolder.add("gone.parquet", "", ""));
    TableRef gone = tables.pin("sales", folder.toString(), OptionalLong.empty());

    assertThatThrownBy(() -> read(tables, ScanRows.scan(gone), 3))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.MISSING_FILE))
        .hasMessageStartingWith("cannot read sales@v1: data file is missing: gone.parquet");
  }

  @Test
  void endsInTypedErrorsAndLeaksNothingWhereverStorageFails() {
    FaultyStore sound = FaultyStore.sound(new LocalStore());
    List<String> expected = readAll(sound);
    for (Fault fault : Fault.values()) {
      for (int at = 1; at <= sound.operations(); at++) {
        FaultyStore store = new FaultyStore(new LocalStore(), fault, at);
        try {
          assertThat(readAll(store)).isEqualTo(expected);
        } catch (QueryException e) {
          assertThat(e.getMessage()).contains("fault at operation " + at);
        }
      }
    }
  }

  private static List<String> readAll(ObjectStore store) {
    DeltaTables faulty = new DeltaTables(store);
    TableRef pinned = faulty.pin("t", resource(), OptionalLong.empty());
    return read(faulty, ScanRows.scan(pinned), 3);
  }

  private static List<String> read(DeltaTables tables, TableScan scan, int batchRows) {
    try (ExecutionContext context = context(batchRows)) {
      return ScanRows.read(reads(tables).open(scan, context));
    }
  }

  private static DeltaReads reads(DeltaTables tables) {
    return new DeltaReads(tables, DeltaReadsTest::fold);
  }

  private static ExecutionContext context(int batchRows) {
    ExecutionSettings settings = new ExecutionSettings(1, batchRows, MEMORY, KernelChoice.SCALAR);
    return new ExecutionContext(settings, new Cancellation());
  }

  /// Texts that are equal or not are all these tests compare.
  private static Optional<Literal> fold(Expr expr) {
    return expr instanceof Compare(_, Literal left, Literal right)
        ? Optional.of(Literal.of(left.equals(right)))
        : Optional.empty();
  }

  private static Expr compare(int id, Comparison op, String text) {
    Ref column = new Ref(new Column(id, "c", Simple.STRING));
    return new Compare(op, column, new Literal(new Value.Text(text), Simple.STRING));
  }

  private static String resource() {
    try {
      return Path.of(
              Objects.requireNonNull(DeltaReadsTest.class.getResource("/tables/checkpoint"))
                  .toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
