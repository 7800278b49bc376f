package dev.quiver.delta.commit;

import static dev.quiver.delta.fixture.Tables.write;
import static dev.quiver.logical.plan.Target.WriteMode.APPEND;
import static dev.quiver.logical.plan.Target.WriteMode.OVERWRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.exec.io.StagedWrite;
import dev.quiver.logical.catalog.TableException;
import dev.quiver.logical.plan.FileLayout;
import dev.quiver.logical.plan.Target.Write;
import dev.quiver.logical.plan.Target.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterFeaturesTest {
  private static final String SCHEMA = "a int64, b string";
  private static final String COLUMNS = "a long, b string";

  @TempDir private Path folder;
  private final LocalStore store = new LocalStore();
  private final Tables tables = new Tables(store, WriteSettings.DEFAULT);
  private int made;

  @Test
  void refusesFeaturesByName() {
    for (String feature :
        List.of("rowTracking", "icebergCompatV1", "icebergCompatV2", "clustering", "newFangled")) {
      Path table = table(feature(feature), LogFolder.metadata(COLUMNS, "", ""));
      refused(WriteErrors.UNSUPPORTED, feature, () -> append(table, "1|x"));
    }
  }

  @Test
  void writesTablesThatMayUseMoreThanTheyDo() {
    for (String feature :
        List.of(
            "appendOnly",
            "invariants",
            "checkConstraints",
            "changeDataFeed",
            "generatedColumns",
            "identityColumns",
            "domainMetadata",
            "inCommitTimestamp")) {
      Path table = table(feature(feature), LogFolder.metadata(COLUMNS, "", ""));
      assertThat(append(table, "1|x")).as(feature).isInstanceOf(Committed.class);
    }
    for (int writer = 1; writer <= 6; writer++) {
      Path table =
          table(
              LogFolder.protocol(writer < 5 ? 1 : 2, writer), LogFolder.metadata(COLUMNS, "", ""));
      assertThat(append(table, "1|x")).isInstanceOf(Committed.class);
    }
    Path deleting =
        table(
            LogFolder.feature("deletionVectors"),
            LogFolder.metadata(COLUMNS, "", property("delta.enableDeletionVectors", "true")));
    assertThat(append(deleting, "1|x")).isInstanceOf(Committed.class);
  }

  @Test
  void refusesWhatPropertiesAndColumnsAskFor() {
    Path checked =
        table(
            LogFolder.protocol(1, 3),
            LogFolder.metadata(COLUMNS, "", property("delta.constraints.positive", "a > 0")));
    refused(WriteErrors.UNSUPPORTED, "delta.constraints.positive", () -> append(checked, "1|x"));
    for (String use :
        List.of("delta.invariants", "delta.generationExpression", "delta.identity.start")) {
      Path table = table(LogFolder.protocol(1, 6), schema("\"" + use + "\":\"1\"", true));
      refused(WriteErrors.UNSUPPORTED, "of column b", () -> append(table, "1|x"));
    }
  }

  @Test
  void addsToAndDoesNotReplaceWhatMustStay() {
    Path append =
        table(
            LogFolder.protocol(1, 2),
            LogFolder.metadata(COLUMNS, "", property("delta.appendOnly", "true")));
    assertThat(append(append, "1|x")).isInstanceOf(Committed.class);
    refused(WriteErrors.APPEND_ONLY, "appendOnly", () -> commit(append, OVERWRITE, "1|x"));
    Path feed =
        table(
            LogFolder.protocol(1, 4),
            LogFolder.metadata(COLUMNS, "", property("delta.enableChangeDataFeed", "true")));
    assertThat(append(feed, "1|x")).isInstanceOf(Committed.class);
    refused(WriteErrors.UNSUPPORTED, "change data feed", () -> commit(feed, OVERWRITE, "1|x"));
  }

  @Test
  void keepsNullsOutOfColumnsThatHaveNone() throws Exception {
    Path table = table(LogFolder.protocol(1, 2), schema("", false));
    refused(WriteErrors.NOT_NULL, "NULL in column b", () -> append(table, "1|x", "2|null"));
    assertThat(append(table, "null|x")).isInstanceOf(Committed.class);
    assertThat(snapshot(table).version()).isEqualTo(1);
    assertThat(table.toFile().list((_, name) -> name.endsWith("parquet"))).hasSize(1);
  }

  @Test
  void refusesElementsThatMustNotBeNull() {
    String list = "{\"type\":\"array\",\"elementType\":\"integer\",\"containsNull\":%s}";
    String map =
        "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":"
            + list.formatted(false)
            + ",\"valueContainsNull\":true}";
    Path lists = table(LogFolder.protocol(1, 2), schema(list.formatted(false)));
    refused(
        WriteErrors.UNSUPPORTED,
        "NOT NULL on c.element",
        () -> tables.commit(write(lists.toString(), APPEND), "c array<int32>", "[1]"));
    Path maps = table(LogFolder.protocol(1, 2), schema(map));
    refused(
        WriteErrors.UNSUPPORTED,
        "NOT NULL on c.value.element",
        () -> tables.commit(write(maps.toString(), APPEND), "c map<string,array<int32>>", "[]"));
    Path free = table(LogFolder.protocol(1, 2), schema(list.formatted(true)));
    assertThat(tables.commit(write(free.toString(), APPEND), "c array<int32>", "[1, null]"))
        .isInstanceOf(Committed.class);
  }

  @Test
  void keepsCommitTimesInOrderWhereTheTableKeepsThem() throws Exception {
    long future = 4_000_000_000_000L;
    Path table =
        table(
            "{\"commitInfo\":{\"timestamp\":1,\"inCommitTimestamp\":"
                + future
                + ",\"operation\":\"X\"}}",
            feature("inCommitTimestamp"),
            LogFolder.metadata(COLUMNS, "", property("delta.enableInCommitTimestamps", "true")));
    try (StagedWrite second = tables.stage(write(table.toString(), APPEND), SCHEMA, 1, "2|y")) {
      append(table, "1|x");
      tables.commit(second);
    }
    assertThat(log(table, 1)).startsWith("{\"commitInfo\":{\"inCommitTimestamp\":" + (future + 1));
    assertThat(log(table, 2)).startsWith("{\"commitInfo\":{\"inCommitTimestamp\":" + (future + 2));
    assertThat(snapshot(table).timestamp()).hasValue(future + 2);
  }

  @Test
  void keepsStatisticsOfTheColumnsTheTableAsksFor() throws Exception {
    Path first =
        table(
            LogFolder.protocol(1, 2),
            LogFolder.metadata(COLUMNS, "", property("delta.dataSkippingNumIndexedCols", "1")));
    append(first, "1|x");
    assertThat(log(first, 1)).contains("minValues\\\":{\\\"a\\\":1}");
    Path named =
        table(
            LogFolder.protocol(1, 2),
            LogFolder.metadata(COLUMNS, "", property("delta.dataSkippingStatsColumns", "b")));
    append(named, "1|x");
    assertThat(log(named, 1)).contains("minValues\\\":{\\\"b\\\":\\\"x\\\"}");
  }

  @Test
  void notesDownWhatTheRunIsCalled() throws Exception {
    String location = folder.resolve("noted").toString();
    TreeMap<String, String> metadata = new TreeMap<>(Map.of("team", "growth \"x\""));
    Write write = new Write(location, APPEND, List.of(), metadata, 0, FileLayout.DEFAULT);
    try (StagedWrite staged = tables.stage(write, SCHEMA, 1, "1|x")) {
      new Commits(store, WriteSettings.DEFAULT)
          .commit(List.of(staged), CommitNotes.of("00ff", Map.of("job", "nightly")));
    }
    assertThat(log(Path.of(location), 0))
        .contains("\"codeanatomy.spec_hash\":\"00ff\"")
        .contains("\"codeanatomy.lineage_tag.job\":\"nightly\"")
        .contains("\"team\":\"growth \\\"x\\\"\"");
    TreeMap<String, String> reserved = new TreeMap<>(Map.of("txnId", "mine"));
    Write refused = new Write(location, APPEND, List.of(), reserved, 0, FileLayout.DEFAULT);
    refused(WriteErrors.RESERVED, "txnId", () -> tables.commit(refused, SCHEMA, "1|x"));
  }

  private CommitOutcome append(Path table, String... rows) {
    return commit(table, APPEND, rows);
  }

  private CommitOutcome commit(Path table, WriteMode mode, String... rows) {
    return tables.commit(write(table.toString(), mode), SCHEMA, rows);
  }

  private Path table(String... actions) {
    Path table = folder.resolve("table-" + made++);
    new LogFolder(table).commit(actions);
    return table;
  }

  private Snapshot snapshot(Path table) {
    return new KernelTables(store).open(table.toString(), OptionalLong.empty());
  }

  private static String log(Path table, long version) throws IOException {
    return Files.readString(table.resolve("_delta_log/%020d.json".formatted(version)));
  }

  private static String property(String key, String value) {
    return "\"" + key + "\":\"" + value + "\"";
  }

  /// A feature of writers alone.
  private static String feature(String name) {
    return "{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":7,\"writerFeatures\":[\"%s\"]}}"
        .formatted(name);
  }

  private static String schema(String metadata, boolean nullable) {
    String fields =
        """
        {"name":"a","type":"long","nullable":true,"metadata":{}},\
        {"name":"b","type":"string","nullable":%s,"metadata":{%s}}\
        """
            .formatted(nullable, metadata);
    return """
    {"metaData":{"id":"t","format":{"provider":"parquet","options":{}},"schemaString":%s,\
    "partitionColumns":[],"configuration":{}}}\
    """
        .formatted(JsonObject.quote("{\"type\":\"struct\",\"fields\":[" + fields + "]}"));
  }

  private static String schema(String type) {
    String field = "{\"name\":\"c\",\"type\":%s,\"nullable\":true,\"metadata\":{}}".formatted(type);
    return """
    {"metaData":{"id":"t","format":{"provider":"parquet","options":{}},"schemaString":%s,\
    "partitionColumns":[],"configuration":{}}}\
    """
        .formatted(JsonObject.quote("{\"type\":\"struct\",\"fields\":[" + field + "]}"));
  }

  private static void refused(String code, String words, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(TableException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }
}
