package dev.quiver.delta.replay;

import static dev.quiver.delta.fixture.LogFolder.add;
import static dev.quiver.delta.fixture.LogFolder.metadata;
import static dev.quiver.delta.fixture.LogFolder.protocol;
import static dev.quiver.delta.fixture.LogFolder.remove;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.kernel.KernelReplay;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.log.TableErrors;
import dev.quiver.delta.log.table.FileTableBuilder;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.QueryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs of every shape: each is replayed by us and by Kernel.
class LogShapesTest {
  private static final String CHECKPOINT =
      "00000000000000000002.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11.json";
  private static final String V2 =
      """
      {"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["v2Checkpoint"],\
      "writerFeatures":["v2Checkpoint"]}}\
      """;

  @TempDir Path folder;
  private final LocalStore store = new LocalStore();
  private LogFolder log = new LogFolder(Path.of("."));

  @BeforeEach
  void begin() {
    log = new LogFolder(folder.resolve("t"));
  }

  /// Whatever a hint says, the files tell what is there.
  @Test
  void needsNoHintOfTheLastCheckpoint() {
    for (String hint :
        List.of(
            "",
            " \n",
            "garbage",
            "[]",
            "{}",
            "{\"version\":2}",
            "{\"version\":1,\"size\":1}",
            "{\"version\":77,\"size\":1}",
            "{\"version\":-3,\"size\":\"x\"}",
            "{\"version\":2,\"size\":5,\"parts\":9}")) {
      begin();
      checkpointed();
      log.write("_last_checkpoint", hint);
      assertFiles(3, "c", "d");
    }
    begin();
    checkpointed();
    assertFiles(3, "c", "d");
  }

  @Test
  void readsWhatIsLeftOfATruncatedLog() {
    checkpointed();
    delete(0, 1);
    assertFiles(3, "c", "d");
    delete(2);
    assertFiles(3, "c", "d");
    assertThatThrownBy(() -> open(OptionalLong.of(1))).hasMessageContaining("versions 2 to 3");
    assertThat(paths(open(OptionalLong.of(2)))).containsExactly("b", "c");
  }

  @Test
  void tellsAGapThatNoCheckpointSpans() {
    checkpointed();
    log.commit(add("e", "", ""));
    delete(3);
    assertThatThrownBy(() -> open(OptionalLong.empty()))
        .isInstanceOfSatisfying(
            QueryException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.CORRUPT))
        .hasMessageContaining("00000000000000000003.json");
    assertThat(paths(open(OptionalLong.of(2)))).containsExactly("b", "c");
    delete(1);
    assertThatThrownBy(() -> open(OptionalLong.of(1)))
        .hasMessageContaining("00000000000000000001.json");
  }

  @Test
  void passesOverFilesThatAreNoPartOfTheLog() throws IOException {
    log.commit(protocol(1, 2), metadata("a long", "", ""), add("a", "", ""))
        .commit(add("b", "", ""), remove("a"));
    for (String name :
        List.of(
            ".00000000000000000001.json.crc",
            "00000000000000000001.crc",
            "00000000000000000002.json.tmp",
            "00000000000000000002.json.0a083e8.tmp",
            "0000000000000000002.json",
            "000000000000000000002.json",
            "00000000000000000002.checkpoint.parquet.tmp",
            "_commits",
            "notes.json",
            "x.checkpoint.parquet",
            "~",
            ".DS_Store")) {
      log.write(name, "garbage");
    }
    // A checkpoint somebody began, and a part without the others.
    log.write("00000000000000000001.checkpoint.parquet", "");
    log.write("00000000000000000001.checkpoint.0000000001.0000000002.parquet", "PAR1");
    Files.createDirectories(folder.resolve("t/_delta_log/_sidecars"));
    Files.createDirectories(folder.resolve("t/_delta_log/_staged_commits"));
    Files.createDirectories(folder.resolve("t/_delta_log/00000000000000000009"));

    assertFiles(1, "b");
  }

  @Test
  void readsLinesHoweverTheyEnd() {
    log.commit(protocol(1, 2), metadata("a long", "", ""))
        .write(
            "00000000000000000001.json",
            "\r\n" + add("a", "", "") + "\r\n\r\n  \n" + add("b", "", ""))
        .write("00000000000000000002.json", add("c", "", ""))
        .write("00000000000000000003.json", "");

    assertFiles(3, "a", "b", "c");
  }

  @Test
  void passesOverWhatItDoesNotKnow() {
    log.commit(
        "{\"commitInfo\":{\"timestamp\":1,\"more\":{\"deep\":[1,{}]}}}",
        protocol(1, 2),
        metadata("a long", "", ""),
        "{\"future\":{\"x\":[{}]}}",
        "{\"add\":{\"path\":\"a\",\"partitionValues\":{},\"size\":1,\"modificationTime\":1,\"dataChange\":true,\"tags\":{\"k\":null},\"clusteringProvider\":\"x\",\"more\":[1]}}",
        "{\"domainMetadata\":{\"domain\":\"d\",\"configuration\":\"{}\",\"removed\":false}}",
        "{\"txn\":{\"appId\":\"x\",\"version\":1}}",
        "{\"cdc\":{\"path\":\"_change_data/c\",\"partitionValues\":{},\"size\":1,\"dataChange\":false}}");

    assertFiles(0, "a");
  }

  @Test
  void takesTheLastWordOnAFile() {
    String first =
        "{\"storageType\":\"i\",\"pathOrInlineDv\":\"1\",\"sizeInBytes\":1,\"cardinality\":1}";
    log.commit(
            protocol(3, 7)
                .replace(
                    "7}",
                    "7,\"readerFeatures\":[\"deletionVectors\"],\"writerFeatures\":[\"deletionVectors\"]}"),
            metadata("a long", "", ""),
            add("a", "", ""),
            add("b", "", ""))
        .commit(remove("a"), vector(add("a", "", ""), first))
        .commit(remove("b"))
        .commit(add("b", "", ""), remove("c"))
        .commit(add("b", "", "{\"numRecords\":5}"));

    assertFiles(4, "a", "b");
    assertThat(open(OptionalLong.empty()).files())
        .extracting(DataFile::identity)
        .containsExactly("a#i1", "b");
    assertThat(open(OptionalLong.empty()).files().get(1).statistics().rows()).hasValue(5);
  }

  @Test
  void findsFilesByPathsOfEveryForm() {
    String root = folder.resolve("t").toString();
    String[][] paths = {
      {"plain", root + "/plain"},
      {"a%20b", root + "/a b"},
      {"a%2520b", root + "/a%20b"},
      {"p=x%253Ay/f", root + "/p=x%3Ay/f"},
      {"t=12:30:00/f", root + "/t=12:30:00/f"},
      {"a:b", root + "/a:b"},
      {"c d", root + "/c d"},
      {"100%", root + "/100%"},
      {"\u00fc/%C3%BC", root + "/\u00fc/\u00fc"},
      {"a+b", root + "/a+b"},
      {"/elsewhere/f%20g", "/elsewhere/f g"},
      {"file:/elsewhere/h", "/elsewhere/h"},
      {"file:///elsewhere/i%25", "/elsewhere/i%"},
    };
    String[] adds = new String[paths.length];
    for (int i = 0; i < paths.length; i++) {
      adds[i] = add(paths[i][0], "", "");
    }
    log.commit(protocol(1, 2), metadata("a long", "", "")).commit(adds);

    List<DataFile> files = open(OptionalLong.empty()).files();
    for (String[] path : paths) {
      assertThat(files).as(path[0]).anyMatch(file -> file.location().equals(path[1]));
    }
    assertThat(files).hasSize(paths.length);
  }

  @Test
  void readsProtocolsOfEveryForm() {
    for (String known :
        List.of(
            protocol(1, 1),
            protocol(1, 2),
            protocol(1, 4),
            protocol(2, 5),
            protocol(2, 6),
            "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[]}}",
            "{\"protocol\":{\"minReaderVersion\":2,\"minWriterVersion\":7,\"writerFeatures\":[\"columnMapping\",\"appendOnly\"]}}",
            writers(
                "clustering",
                "domainMetadata",
                "checkpointProtection",
                "inCommitTimestamp",
                "rowTracking",
                "identityColumns",
                "generatedColumns",
                "allowColumnDefaults",
                "icebergCompatV2",
                "collations-preview",
                "somethingNew"))) {
      begin();
      log.commit(known, metadata("a long", "", ""), add("a", "", ""));
      assertThat(paths(open(OptionalLong.empty()))).as(known).containsExactly("a");
    }
  }

  @Test
  void refusesReaderFeaturesByName() {
    for (String unknown :
        List.of("catalogManaged", "catalogOwned-preview", "geospatial", "somethingNew")) {
      begin();
      log.commit(LogFolder.feature(unknown), metadata("a long", "", ""));
      assertThatThrownBy(() -> open(OptionalLong.empty()))
          .as(unknown)
          .isInstanceOfSatisfying(
              QueryException.class, e -> assertThat(e.code()).isEqualTo(TableErrors.UNSUPPORTED))
          .hasMessageContaining("table feature " + unknown);
    }
    begin();
    log.commit(protocol(99, 7), metadata("a long", "", ""));
    assertThatThrownBy(() -> open(OptionalLong.empty())).hasMessageContaining("reader version 99");
  }

  @Test
  void endsInTypedErrorsOnActionsThatMakeNoSense() {
    String sound = metadata("a long", "", "");
    for (String[] actions :
        new String[][] {
          {"{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7}}", sound},
          {"{\"protocol\":{\"minReaderVersion\":-1,\"minWriterVersion\":2}}", sound},
          {"{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":99}}", sound},
          {"{\"protocol\":{\"minReaderVersion\":\"x\"}}", sound},
          {"{\"protocol\":{}}", sound},
          {"{\"protocol\":null}", sound},
          {"{\"protocol\":[]}", sound},
          {protocol(1, 2)},
          {sound},
          {protocol(1, 2), "{\"metaData\":{}}"},
          {protocol(1, 2), sound.replace("schemaString\":\"{", "schemaString\":\"")},
          {protocol(1, 2), sound.replace("struct", "array")},
          {protocol(1, 2), sound.replace("\\\"long\\\"", "\\\"int65\\\"")},
          {protocol(1, 2), sound.replace("\\\"long\\\"", "{}")},
          {protocol(1, 2), sound.replace("\\\"long\\\"", "\\\"decimal(99,1)\\\"")},
          {protocol(1, 2), sound.replace("\\\"long\\\"", "null")},
          {protocol(1, 2), metadata("a long", "b", "")},
          {protocol(1, 2), metadata("a long, a string", "", "")},
          {protocol(1, 2), metadata("a long, A string", "", "")},
          {protocol(1, 2), sound, "{\"add\":{}}"},
          {protocol(1, 2), sound, "{\"add\":{\"path\":\"\"}}"},
          {protocol(1, 2), sound, "{\"add\":{\"path\":\"x\",\"size\":-5,\"deletionVector\":{}}}"},
          {protocol(1, 2), sound, "{\"remove\":{}}"},
        }) {
      begin();
      log.commit(actions);
      try {
        assertThat(open(OptionalLong.empty()).version()).isZero();
      } catch (QueryException e) {
        assertThat(e.getMessage()).as(String.join("\n", actions)).doesNotContain("Exception");
      }
    }
  }

  /// What a table is at its newest version counts, also behind a checkpoint.
  @Test
  void readsTheNewestSchemaAndProtocol() {
    checkpointed();
    log.commit(metadata("a long, b string", "", ""));
    assertThat(open(OptionalLong.empty()).schema().fields()).hasSize(2);
    assertThat(open(OptionalLong.of(3)).schema().fields()).hasSize(1);
    log.commit(LogFolder.feature("somethingNew"));
    assertThatThrownBy(() -> open(OptionalLong.empty())).hasMessageContaining("somethingNew");
    assertThat(open(OptionalLong.of(4)).version()).isEqualTo(4);
  }

  private static String writers(String... features) {
    return "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[\"%s\"]}}"
        .formatted(String.join("\",\"", features));
  }

  private static String vector(String add, String vector) {
    return add.substring(0, add.length() - 2) + ",\"deletionVector\":" + vector + "}}";
  }

  /// Four versions, of which the third has a checkpoint.
  private void checkpointed() {
    log.commit(V2, metadata("a long", "", ""), add("a", "", ""))
        .commit(add("b", "", ""), remove("a"))
        .commit(add("c", "", ""))
        .commit(add("d", "", ""), remove("b"))
        .write(
            CHECKPOINT,
            String.join(
                "\n",
                "{\"checkpointMetadata\":{\"version\":2}}",
                V2,
                metadata("a long", "", ""),
                add("b", "", ""),
                add("c", "", ""),
                remove("a"),
                ""));
  }

  private void delete(long... versions) {
    LongStream.of(versions)
        .mapToObj(version -> folder.resolve("t/_delta_log/%020d.json".formatted(version)))
        .forEach(file -> assertThat(file.toFile().delete()).isTrue());
  }

  private void assertFiles(long version, String... paths) {
    Snapshot ours = open(OptionalLong.empty());
    assertThat(ours.version()).isEqualTo(version);
    assertThat(paths(ours)).containsExactly(paths);
    FileTableBuilder theirs = new FileTableBuilder(log.location(), ours.metadata());
    new KernelReplay(store).files(log.location(), ours.version(), theirs::add);
    assertThat(theirs.finish()).isEqualTo(ours.files());
  }

  private Snapshot open(OptionalLong version) {
    return new KernelTables(store).open(log.location(), version);
  }

  private static List<String> paths(Snapshot snapshot) {
    return snapshot.files().stream().map(DataFile::path).toList();
  }
}
