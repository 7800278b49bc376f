package dev.quiver.delta;

import static dev.quiver.delta.fixture.ChangeLog.action;
import static dev.quiver.delta.fixture.ChangeLog.deleted;
import static dev.quiver.delta.fixture.ScanRows.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.ChangeLog;
import dev.quiver.delta.fixture.Corpus;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.ScanRows;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.context.ExecutionContext;
import dev.quiver.exec.context.ExecutionSettings;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class LogRowsTest {
  private static final String CHANGED = ",\"dataChange\":true";

  @TempDir Path folder;

  @Test
  void givesOneRowAboutTheTable() {
    new LogFolder(folder)
        .commit(
            LogFolder.feature("deletionVectors"),
            LogFolder.metadata("a long, p string", "p", "\"x\":\"1\",\"a\\\"b\":\"2\""))
        .commit("{\"commitInfo\":{\"operation\":\"WRITE\"}}");
    ChangeLog.written(folder, 0, 5_000);
    ChangeLog.written(folder, 1, 7_000);
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef latest = tables.pin("t", folder.toString(), OptionalLong.empty());
    TableRef pinned = tables.pin("t", folder.toString(), OptionalLong.of(0));

    String rest =
        ",3,7,[\"deletionVectors\"],[\"deletionVectors\"],{\"a\\\"b\":\"2\",\"x\":\"1\"},[\"p\"],"
            + "{\"type\":\"struct\",\"fields\":["
            + "{\"name\":\"a\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}},"
            + "{\"name\":\"p\",\"type\":\"string\",\"nullable\":true,\"metadata\":{}}]}";
    assertThat(plain(read(tables, latest.facts(), 3))).containsExactly(folder + ",1,7000" + rest);
    assertThat(plain(read(tables, pinned.facts(), 1))).containsExactly(folder + ",0,5000" + rest);
    assertThat(read(tables, latest.facts(), 3, "version", "min_reader_version", "version"))
        .containsExactly("[1,3,1]");
  }

  @Test
  void givesARowForEachLiveFile() {
    new LogFolder(folder)
        .commit(
            LogFolder.feature("deletionVectors"), LogFolder.metadata("a long, p string", "p", ""))
        .commit(
            action("add", "p=x%20y/g", "\"p\":\"x y\"", CHANGED + ",\"tags\":{\"k\":\"v\"}"),
            action("add", "f", "\"p\":null", CHANGED + ",\"stats\":\"{\\\"numRecords\\\":9}\""),
            action("add", "gone", "\"p\":\"z\"", CHANGED),
            action("add", "e", "\"p\":\"\"", CHANGED + deleted(1, 4)))
        .commit(action("remove", "gone", "\"p\":\"z\"", CHANGED));
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef files = tables.pin("t", folder.toString(), OptionalLong.empty()).manifest();

    for (int batchRows : new int[] {1, 2, 2_048}) {
      assertThat(
              read(tables, files, batchRows, "path", "partition_values_json", "tags_json", "stats"))
          .containsExactly(
              "[\"e\"," + text("{\"p\":null}") + ",\"{}\",null]",
              "[\"f\"," + text("{\"p\":null}") + ",\"{}\"," + text("{\"numRecords\":9}") + "]",
              "[\"p=x y/g\"," + text("{\"p\":\"x y\"}") + "," + text("{\"k\":\"v\"}") + ",null]");
    }
    assertThat(read(tables, files, 3, "version", "size", "data_change", "num_records"))
        .containsExactly("[2,1,true,null]", "[2,1,true,9]", "[2,1,true,null]");
    assertThat(read(tables, files, 3, "deletion_vector_json").getFirst())
        .contains("\"\"storageType\"\":\"\"i\"\"", "\"\"cardinality\"\":2");
    TableRef before = tables.pin("t", folder.toString(), OptionalLong.of(1)).manifest();
    assertThat(read(tables, before, 3, "path")).hasSize(4).contains("[\"gone\"]");
    TableRef empty = tables.pin("t", folder.toString(), OptionalLong.of(0)).manifest();
    assertThat(read(tables, empty, 3)).isEmpty();
  }

  /// Whatever a log looks like, the files listed are the files read.
  @TestFactory
  Stream<DynamicTest> listsTheFilesThatAreRead() {
    return Corpus.cases("delta").stream()
        .filter(one -> one.version().isEmpty())
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> compare(one.location())));
  }

  /// Logs that make no sense end in rows or in a typed error, for their changes too.
  @TestFactory
  Stream<DynamicTest> endsInRowsOrATypedError() {
    return Stream.of("malformed", "delta-negative", "delta-spark-only")
        .flatMap(family -> Corpus.cases(family).stream())
        .map(one -> DynamicTest.dynamicTest(one.toString(), () -> list(one.location())));
  }

  private static void list(String location) {
    try {
      DeltaTables tables = new DeltaTables(new LocalStore());
      TableRef table = tables.pin("t", location, OptionalLong.empty());
      read(tables, table.facts(), 3);
      read(tables, table.manifest(), 3);
      read(tables, tables.pin(table, ChangeLog.versions(-1, -1)), 3);
    } catch (QueryException e) {
      assertThat(e.code()).isNotBlank();
    }
  }

  private static void compare(String location) {
    DeltaTables tables = new DeltaTables(new LocalStore());
    TableRef table;
    try {
      table = tables.pin("t", location, OptionalLong.empty());
    } catch (QueryException e) {
      return; // Refused by name; that is another test's affair.
    }
    assertThat(read(tables, table.manifest(), 2_048, "path"))
        .isEqualTo(
            tables.snapshot(table).files().stream()
                .map(DataFile::name)
                .map(name -> "[" + text(name) + "]")
                .toList());
    assertThat(read(tables, table.facts(), 3)).hasSize(1);
  }

  private static List<String> read(
      DeltaTables tables, TableRef relation, int batchRows, String... columns) {
    ExecutionSettings settings = new ExecutionSettings(1, batchRows, 1L << 28, KernelChoice.SCALAR);
    try (ExecutionContext context = new ExecutionContext(settings, new Cancellation())) {
      DeltaReads reads = new DeltaReads(tables, _ -> Optional.empty());
      return ScanRows.read(reads.open(ScanRows.scan(relation, columns), context));
    }
  }

  /// Without the quotes of text.
  private static List<String> plain(List<String> rows) {
    return rows.stream()
        .map(row ->
            row.substring(1, row.length() - 1)
                .replaceAll("(?<!\")\"(?!\")", "")
                .replace("\"\"", "\""))
        .toList();
  }
}
