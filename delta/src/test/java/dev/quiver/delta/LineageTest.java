package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.RoaringBytes;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.ScanOptions;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.physical.PhysicalPlan.TableScan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tells of rows where they are from, and reads chosen files.
class LineageTest {
  private static final String TRACKED =
      """
      "delta.enableRowTracking":"true","delta.rowTracking.materializedRowIdColumnName":"_id",\
      "delta.rowTracking.materializedRowCommitVersionColumnName":"_version\"\
      """;
  private static final String PROTOCOL =
      """
      {"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["deletionVectors"],\
      "writerFeatures":["deletionVectors","rowTracking","domainMetadata"]}}\
      """;

  @TempDir Path folder;
  private final DeltaTables tables = new DeltaTables(new LocalStore());

  @BeforeEach
  void makeFiles() {
    DataFiles.write(folder.resolve("a b"), "x int64", "10", "11", "12", "13");
    DataFiles.write(
        folder.resolve("c"),
        "x int64, _id int64, _version int64",
        "20|7|null",
        "21|null|3",
        "22|5|2");
  }

  @Test
  void tellsFilesAndNumbersOfRows() {
    table(TRACKED);

    for (int batchRows : new int[] {1, 3, 2_048}) {
      assertThat(rows(pin(true, Optional.empty()), batchRows))
          .containsExactly(
              "[10,\"a b\",100,4]",
              "[12,\"a b\",102,4]",
              "[13,\"a b\",103,4]",
              "[20,\"c\",7,5]",
              "[21,\"c\",201,3]",
              "[22,\"c\",5,2]");
    }
  }

  @Test
  void tellsOneOfThemAlone() {
    table(TRACKED);
    TableRef table = pin(true, Optional.empty());

    assertThat(rows(table, 2, "__row_id"))
        .containsExactly("[100]", "[102]", "[103]", "[7]", "[201]", "[5]");
    assertThat(rows(table, 2, "__source_file", "x")).contains("[\"c\",22]");
    assertThat(rows(table, 2, "__row_commit_version")).contains("[4]", "[5]", "[3]", "[2]");
  }

  /// Numbers are positions in the file, whatever a filter lets through.
  @Test
  void tellsNumbersOfFilteredRows() {
    table(TRACKED);
    TableRef table = pin(true, Optional.empty());

    for (int batchRows : new int[] {1, 3, 2_048}) {
      assertThat(filtered(table, batchRows, 100, "x", 12)).containsExactly("[12,\"a b\",102,4]");
      assertThat(filtered(table, batchRows, 100, "x", 21)).containsExactly("[21,\"c\",201,3]");
      assertThat(filtered(table, batchRows, 102, "__row_id", 201)).contains("[21,\"c\",201,3]");
    }
  }

  @Test
  void tellsFilesAloneWhereRowsAreNotTracked() {
    table("");

    assertThat(pin(true, Optional.empty()).schema().fields()).hasSize(2);
    assertThat(rows(pin(true, Optional.empty()), 3)).contains("[13,\"a b\"]");
  }

  @Test
  void readsChosenFilesOnly() {
    table("");

    for (String name : List.of("a%20b", "a b", folder.resolve("a b").toString())) {
      assertThat(rows(pin(false, Optional.of(List.of(name, name))), 3))
          .containsExactly("[10]", "[12]", "[13]");
    }
    assertThat(rows(pin(false, Optional.of(List.of("c", "a b"))), 3)).hasSize(6);
    assertThat(rows(pin(false, Optional.of(List.of())), 3)).isEmpty();
    assertThatThrownBy(() -> pin(false, Optional.of(List.of("c", "d"))))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.NO_FILE))
        .hasMessageContaining("t@v0: no such data file in that version: d");
  }

  @Test
  void refusesLineageBesideAColumnOfItsName() {
    LogFolder.of(folder, "__source_file string", "");

    assertThatThrownBy(() -> pin(true, Optional.empty())).hasMessageContaining("__source_file");
    assertThat(pin(false, Optional.empty()).schema().fields()).hasSize(1);
  }

  private void table(String properties) {
    byte[] deleted = RoaringBytes.of(new TreeSet<>(List.of(1L)), false);
    new LogFolder(folder)
        .commit(
            PROTOCOL,
            LogFolder.metadata("x long", "", properties),
            """
            {"add":{"path":"a%%20b","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,\
            "baseRowId":100,"defaultRowCommitVersion":4,"deletionVector":{"storageType":"i",\
            "pathOrInlineDv":"%s","sizeInBytes":%d,"cardinality":1}}}\
            """
                .formatted(RoaringBytes.text(deleted), deleted.length),
            """
            {"add":{"path":"c","partitionValues":{},"size":1,"modificationTime":1,"dataChange":true,\
            "baseRowId":200,"defaultRowCommitVersion":5}}\
            """);
  }

  private TableRef pin(boolean lineage, Optional<List<String>> files) {
    return tables.pin(
        "t", folder.toString(), new TableVersion.Latest(), new ScanOptions(lineage, files));
  }

  private List<String> filtered(TableRef table, int batchRows, int id, String name, long value) {
    Expr equal =
        new Expr.Compare(
            Expr.Comparison.EQ,
            new Expr.Ref(new Column(id, name, Simple.INT64)),
            new Expr.Literal(new Value.Int(value), Simple.INT64));
    DeltaCatalog catalog = new DeltaCatalog(tables, _ -> Optional.empty());
    Expr overTable =
        equal.withChildren(
            List.of(
                new Expr.Ref(new Column(id - 100, name, Simple.INT64)), equal.children().get(1)));
    return rows(
        ScanRows.where(ScanRows.scan(table), catalog.pushdown(table, overTable), equal), batchRows);
  }

  private List<String> rows(TableRef table, int batchRows, String... columns) {
    return rows(ScanRows.scan(table, columns), batchRows);
  }

  private List<String> rows(TableScan scan, int batchRows) {
    ExecutionSettings settings = new ExecutionSettings(1, batchRows, 1L << 26, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      DeltaReads reads = new DeltaReads(tables, _ -> Optional.empty());
      return ScanRows.read(reads.open(scan, context));
    }
  }
}
