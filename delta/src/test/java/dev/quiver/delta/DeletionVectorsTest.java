package dev.quiver.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.KernelRows;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.RoaringBytes;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.skip.SnapshotStatistics;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.Pushdown;
import dev.quiver.logical.catalog.TableRef;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionVectorsTest {
  private static final int ROWS = 1_000;
  private static final NavigableSet<Long> DELETED = deleted();
  private static final byte[] BYTES = RoaringBytes.of(DELETED, false);
  private static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  private static final String NAME = "deletion_vector_01020304-0506-0708-090a-0b0c0d0e0f10.bin";

  @TempDir Path folder;

  @Test
  void givesTheRowsThatAreNotDeleted() throws IOException {
    for (String vector : List.of(inline(), beside(""), beside("ab"), absolute())) {
      table(vector);
      for (int batchRows : new int[] {1, 3, 2_048}) {
        assertThat(read(batchRows)).as(vector).isEqualTo(expected());
      }
    }
  }

  @Test
  void countsPositionsOverRowGroupsThatAreSkipped() throws IOException {
    table(beside(""));
    Expr last =
        new Expr.Compare(
            Expr.Comparison.GT,
            new Expr.Ref(new Column(100, "a", Simple.INT64)),
            new Expr.Literal(new Value.Int(800), Simple.INT64));

    assertThat(read(7, last))
        .isEqualTo(expected().subList(expected().indexOf("[801]"), expected().size()));
  }

  @Test
  void countsWhatIsLeft() throws IOException {
    table(inline());
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef table = tables.pin("t", folder.toString(), OptionalLong.empty());

    assertThat(SnapshotStatistics.of(tables.snapshot(table)).rows().counted())
        .hasValue(ROWS - DELETED.size());
  }

  @Test
  void refusesWhatTheLogContradicts() throws IOException {
    assertDamaged(
        "%d rows, where the log says 7".formatted(DELETED.size()),
        vector("i", RoaringBytes.text(BYTES), "", BYTES.length, 7));
    assertDamaged("no such character", vector("i", "~~~~~", "", 4, 1));
    assertDamaged("no such storage: x", vector("x", "y", "", 4, 1));
    assertDamaged("magic number", vector("i", "00000", "", 4, 1));
    byte[] bad = RoaringBytes.framed(BYTES);
    bad[bad.length - 6] ^= 1;
    String vector = beside("");
    Files.write(folder.resolve(NAME), bad);
    assertDamaged("its checksum is another", vector);
    Files.write(folder.resolve(NAME), new byte[3]);
    assertDamaged("bytes at 1 in a file of 3", vector);
    byte[] past = RoaringBytes.of(new TreeSet<>(List.of((long) ROWS)), false);
    assertDamaged("row 1000 of 1000", vector("i", RoaringBytes.text(past), "", past.length, 1));
    Files.delete(folder.resolve(NAME));
    table(vector);
    assertThatThrownBy(() -> read(3))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.MISSING_FILE))
        .hasMessageContaining(NAME);
  }

  @Test
  @Tag("oracle")
  void agreesWithKernel() throws IOException {
    for (String vector : List.of(inline(), beside(""), beside("ab"), absolute())) {
      table(vector);
      assertThat(KernelRows.read(folder.toString()))
          .isEqualTo(expected().stream().map(row -> row.substring(1, row.length() - 1)).toList());
    }
  }

  private void assertDamaged(String words, String vector) throws IOException {
    table(vector);
    assertThatThrownBy(() -> read(3))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.DELETION_VECTOR))
        .hasMessageContaining(words);
  }

  private void table(String vector) throws IOException {
    if (!Files.exists(folder.resolve("f"))) {
      DataFiles.write(
          folder.resolve("f"),
          "a int64",
          IntStream.range(0, ROWS).mapToObj(String::valueOf).toArray(String[]::new));
    }
    String add =
        """
        {"add":{"path":"f","partitionValues":{},"size":%d,"modificationTime":1,"dataChange":true,\
        "stats":"{\\"numRecords\\":1000,\\"tightBounds\\":false}","deletionVector":%s}}\
        """
            .formatted(Files.size(folder.resolve("f")), vector);
    new LogFolder(folder)
        .commit(LogFolder.feature("deletionVectors"), LogFolder.metadata("a long", "", ""), add);
  }

  private static String inline() {
    return vector("i", RoaringBytes.text(BYTES), "", BYTES.length, DELETED.size());
  }

  private String beside(String prefix) throws IOException {
    write(folder.resolve(prefix));
    return vector(
        "u", prefix + RoaringBytes.text(ID), "\"offset\":1,", BYTES.length, DELETED.size());
  }

  private String absolute() throws IOException {
    write(folder.resolve("far away"));
    String path = folder.toUri() + "far%20away/" + NAME;
    return vector("p", path, "\"offset\":1,", BYTES.length, DELETED.size());
  }

  private static void write(Path into) throws IOException {
    Files.createDirectories(into);
    Files.write(into.resolve(NAME), RoaringBytes.framed(BYTES));
  }

  private static String vector(String storage, String path, String offset, int bytes, long rows) {
    return "{\"storageType\":\"%s\",\"pathOrInlineDv\":\"%s\",%s\"sizeInBytes\":%d,\"cardinality\":%d}"
        .formatted(storage, path, offset, bytes, rows);
  }

  /// The first rows, the last of a row group, a whole batch and more, the last row.
  private static NavigableSet<Long> deleted() {
    NavigableSet<Long> rows = new TreeSet<>(List.of(0L, 1L, 255L, 999L));
    LongStream.range(300, 310).forEach(rows::add);
    LongStream.range(700, 800).filter(row -> row % 3 == 0).forEach(rows::add);
    return rows;
  }

  private static List<String> expected() {
    return LongStream.range(0, ROWS)
        .filter(row -> !DELETED.contains(row))
        .mapToObj(row -> "[" + row + "]")
        .toList();
  }

  private List<String> read(int batchRows, Expr... filters) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef table = tables.pin("t", folder.toString(), OptionalLong.empty());
    ExecutionSettings settings = new ExecutionSettings(1, batchRows, 1L << 28, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      DeltaReads reads = new DeltaReads(tables, _ -> Optional.empty());
      return ScanRows.read(
          reads.open(ScanRows.where(ScanRows.scan(table), Pushdown.INEXACT, filters), context));
    }
  }
}
