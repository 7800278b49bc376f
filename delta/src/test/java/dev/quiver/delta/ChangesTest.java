package dev.quiver.delta;

import static dev.quiver.delta.fixture.ChangeLog.ON;
import static dev.quiver.delta.fixture.ChangeLog.action;
import static dev.quiver.delta.fixture.ChangeLog.add;
import static dev.quiver.delta.fixture.ChangeLog.cdc;
import static dev.quiver.delta.fixture.ChangeLog.deleted;
import static dev.quiver.delta.fixture.ChangeLog.remove;
import static dev.quiver.delta.fixture.ChangeLog.versions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.delta.fixture.ChangeLog;
import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.logical.catalog.ChangeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  private static final String CHANGED = ",\"dataChange\":true";
  private static final String UNCHANGED = ",\"dataChange\":false";

  @TempDir Path folder;
  private LogFolder log;

  @BeforeEach
  void begin() {
    log = new LogFolder(folder);
  }

  @Test
  void derivesRowsOfFilesThatCameAndWent() {
    table("a long", "");
    write("f", "1", "2");
    write("g", "3");
    log.commit(add("g"), add("f")).commit(remove("f")).commit(add("f"), remove("g")).commit();

    assertThat(changes())
        .containsExactly(
            "[1,\"insert\",1]",
            "[2,\"insert\",1]",
            "[3,\"insert\",1]",
            "[1,\"delete\",2]",
            "[2,\"delete\",2]",
            "[1,\"insert\",3]",
            "[2,\"insert\",3]",
            "[3,\"delete\",3]");
    assertThat(read(versions(2, 2))).containsExactly("[1,\"delete\",2]", "[2,\"delete\",2]");
    assertThat(read(versions(0, 0))).isEmpty();
    assertThat(read(versions(4, 4))).isEmpty();
  }

  @Test
  void readsOnlyFilesOfChangesWhereAVersionHasThem() {
    table("a long", "");
    write("f", "1", "2");
    write("g", "1", "5");
    changeFile("c", "a int64", "2|update_preimage", "5|update_postimage");
    log.commit(add("f")).commit(remove("f"), add("g"), cdc("c"));

    assertThat(changes())
        .containsExactly(
            "[1,\"insert\",1]",
            "[2,\"insert\",1]",
            "[2,\"update_preimage\",2]",
            "[5,\"update_postimage\",2]");
  }

  @Test
  void takesPartitionValuesFromTheActions() {
    table("a long, p string", "p");
    write("p=x/f", "1");
    changeFile("_change_data/c", "a int64", "1|delete");
    log.commit(action("add", "p=x/f", "\"p\":\"x\"", CHANGED))
        .commit(
            action("remove", "p=x/f", "\"p\":\"x\"", CHANGED),
            action("cdc", "_change_data/c", "\"p\":\"x\"", UNCHANGED))
        .commit(action("add", "p=x/f", "\"p\":null", CHANGED));

    assertThat(changes())
        .containsExactly(
            "[1,\"x\",\"insert\",1]", "[1,\"x\",\"delete\",2]", "[1,null,\"insert\",3]");
    assertThat(ChangeLog.read(folder, versions(-1, -1), 3, "_change_type", "p"))
        .containsExactly("[\"insert\",\"x\"]", "[\"delete\",\"x\"]", "[\"insert\",null]");
  }

  @Test
  void givesNothingForWhatChangesNoData() {
    table("a long", "");
    write("f", "1");
    write("g", "1");
    log.commit(add("f"))
        .commit(action("remove", "f", "", UNCHANGED), action("add", "g", "", UNCHANGED))
        .commit(
            """
            {"commitInfo":{"operation":"MERGE","operationMetrics":{"numTargetRowsInserted":"0",\
            "numTargetRowsUpdated":"0","numTargetRowsDeleted":"0","x":{"y":1}}}}\
            """,
            remove("g"),
            add("f"))
        .commit("{\"commitInfo\":{\"operation\":\"SET TBLPROPERTIES\"}}");

    assertThat(changes()).containsExactly("[1,\"insert\",1]");
  }

  @Test
  void readsAMergeThatChangedRows() {
    table("a long", "");
    write("f", "1");
    log.commit(
        """
        {"commitInfo":{"operation":"MERGE","operationMetrics":{"numTargetRowsInserted":"1",\
        "numTargetRowsUpdated":"0","numTargetRowsDeleted":"0"}}}\
        """,
        add("f"));

    assertThat(changes()).containsExactly("[1,\"insert\",1]");
  }

  @Test
  void derivesTheRowsThatDeletionVectorsDifferBy() {
    table("a long", "");
    write("f", IntStream.range(0, 1_000).mapToObj(String::valueOf).toArray(String[]::new));
    write("g", "5");
    log.commit(add("f"))
        .commit(removed("f"), added("f", 0, 300, 999), add("g"))
        .commit(removed("f", 0, 300, 999), added("f", 0, 301, 302, 999))
        .commit(removed("f", 0, 301, 302, 999), added("f"))
        .commit(removed("f"), added("f"))
        .commit(removed("f"), added("f", 7))
        .commit(removed("f", 7), added("f", 7));

    for (int batchRows : new int[] {1, 3, 2_048}) {
      assertThat(ChangeLog.read(folder, versions(2, 7), batchRows))
          .containsExactly(
              "[0,\"delete\",2]",
              "[300,\"delete\",2]",
              "[999,\"delete\",2]",
              "[5,\"insert\",2]",
              "[301,\"delete\",3]",
              "[302,\"delete\",3]",
              "[300,\"insert\",3]",
              "[0,\"insert\",4]",
              "[301,\"insert\",4]",
              "[302,\"insert\",4]",
              "[999,\"insert\",4]",
              "[7,\"delete\",6]");
    }
  }

  @Test
  void leavesOutRowsThatWereDeletedBefore() {
    table("a long", "");
    write("f", "1", "2", "3");
    log.commit(added("f", 1)).commit(removed("f", 1));

    assertThat(changes())
        .containsExactly(
            "[1,\"insert\",1]", "[3,\"insert\",1]", "[1,\"delete\",2]", "[3,\"delete\",2]");
  }

  @Test
  void doesNotBelieveAColumnOfThatNameInOtherFiles() {
    table("a long", "");
    changeFile("f", "a int64", "1|update_postimage", "2|null");
    log.commit(add("f"));

    assertThat(changes()).containsExactly("[1,\"insert\",1]", "[2,\"insert\",1]");
  }

  @Test
  void readsRowsFromBeforeAColumnWasAdded() {
    table("a long", "");
    write("f", "1");
    DataFiles.write(folder.resolve("g"), "a int64, s string", "2|x");
    log.commit(add("f")).commit(LogFolder.metadata("a long, s string", "", ON)).commit(add("g"));

    assertThat(changes()).containsExactly("[1,null,\"insert\",1]", "[2,\"x\",\"insert\",3]");
    assertThat(read(versions(0, 1))).containsExactly("[1,\"insert\",1]");
  }

  @Test
  void readsColumnsByTheirNamesInFiles() {
    String mapped =
        """
        {"metaData":{"id":"t","format":{"provider":"parquet","options":{}},"schemaString":"{\\"type\\":\\"struct\\",\\"fields\\":[\
        {\\"name\\":\\"a\\",\\"type\\":\\"long\\",\\"nullable\\":true,\\"metadata\\":{\\"delta.columnMapping.id\\":1,\\"delta.columnMapping.physicalName\\":\\"c1\\"}},\
        {\\"name\\":\\"p\\",\\"type\\":\\"long\\",\\"nullable\\":true,\\"metadata\\":{\\"delta.columnMapping.id\\":2,\\"delta.columnMapping.physicalName\\":\\"c2\\"}}]}",\
        "partitionColumns":["p"],"configuration":{"delta.columnMapping.mode":"name",%s}}}\
        """
            .formatted(ON);
    log.commit(LogFolder.protocol(2, 5), mapped);
    DataFiles.write(folder.resolve("f"), "c1 int64", "1");
    DataFiles.write(folder.resolve("c"), "c1 int64, _change_type string", "1|delete");
    log.commit(action("add", "f", "\"c2\":\"9\"", CHANGED))
        .commit(
            action("cdc", "c", "\"c2\":\"9\"", UNCHANGED),
            action("remove", "f", "\"c2\":\"9\"", CHANGED));

    assertThat(changes()).containsExactly("[1,9,\"insert\",1]", "[1,9,\"delete\",2]");
  }

  @Test
  void givesTheTimeOfEachVersion() {
    table("a long", "");
    write("f", "1");
    log.commit(add("f"))
        .commit(
            "{\"commitInfo\":{\"inCommitTimestamp\":123456,\"operation\":\"DELETE\"}}", remove("f"))
        .commit(add("f"))
        .commit(remove("f"));
    ChangeLog.written(folder, 0, 1_000);
    ChangeLog.written(folder, 1, 5_000);
    ChangeLog.written(folder, 2, 6_000);
    ChangeLog.written(folder, 3, 6_000);
    ChangeLog.written(folder, 4, 2_000);

    assertThat(ChangeLog.read(folder, versions(-1, -1), 3, "_commit_timestamp"))
        .containsExactly("[5000000]", "[123456000]", "[6001000]", "[6002000]");
  }

  private void table(String columns, String partitionColumns) {
    log.commit(
        LogFolder.feature("deletionVectors"), LogFolder.metadata(columns, partitionColumns, ON));
  }

  private void write(String path, String... rows) {
    ChangeLog.folderOf(folder.resolve(path));
    DataFiles.write(folder.resolve(path), "a int64", rows);
  }

  private void changeFile(String path, String columns, String... rows) {
    ChangeLog.folderOf(folder.resolve(path));
    DataFiles.write(folder.resolve(path), columns + ", _change_type string", rows);
  }

  private static String added(String path, long... deleted) {
    return action("add", path, "", CHANGED + (deleted.length == 0 ? "" : deleted(deleted)));
  }

  private static String removed(String path, long... deleted) {
    return action("remove", path, "", CHANGED + (deleted.length == 0 ? "" : deleted(deleted)));
  }

  private List<String> changes() {
    return read(versions(-1, -1));
  }

  private List<String> read(ChangeRange range) {
    List<String> rows = ChangeLog.read(folder, range, 2_048);
    assertThat(ChangeLog.read(folder, range, 1)).isEqualTo(rows);
    assertThat(ChangeLog.read(folder, range, 3)).isEqualTo(rows);
    return rows;
  }
}
