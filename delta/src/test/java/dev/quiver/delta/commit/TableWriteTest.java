package dev.quiver.delta.commit;

import static dev.quiver.delta.fixture.Tables.write;
import static dev.quiver.logical.plan.Target.WriteMode.APPEND;
import static dev.quiver.logical.plan.Target.WriteMode.OVERWRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.commit.CommitOutcome.Committed;
import dev.quiver.delta.fixture.Tables;
import dev.quiver.delta.kernel.KernelTables;
import dev.quiver.delta.log.DataFile;
import dev.quiver.delta.log.Snapshot;
import dev.quiver.delta.parquet.ParquetSettings;
import dev.quiver.delta.store.LocalStore;
import dev.quiver.logical.catalog.TableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWriteTest {
  private static final WriteSettings REPEATABLE =
      new WriteSettings(
          InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
          IdSource.derived("seed"),
          ParquetSettings.DEFAULT,
          2);
  private static final String SCHEMA = "id int64, day date, name string";

  @TempDir private Path folder;
  private final LocalStore store = new LocalStore();
  private Tables tables = new Tables(store, WriteSettings.DEFAULT);
  private String location = "";

  @BeforeEach
  void placeTable() {
    location = folder.resolve("table").toString();
  }

  @Test
  void createsAppendsAndOverwrites() throws Exception {
    assertThat(tables.commit(write(location, APPEND), SCHEMA, "1|2024-01-01|a", "2|null|null"))
        .isInstanceOfSatisfying(Committed.class, c -> assertThat(c.version()).isZero());
    tables.commit(write(location, APPEND), SCHEMA, "3|2024-01-03|c");
    assertThat(rows()).containsExactly("1|2024-01-01|a", "2|null|null", "3|2024-01-03|c");
    Committed third =
        (Committed) tables.commit(write(location, OVERWRITE), SCHEMA, "4|2024-01-04|d");
    assertThat(third.version()).isEqualTo(2);
    assertThat(third.removedFiles()).isEqualTo(2);
    assertThat(rows()).containsExactly("4|2024-01-04|d");
  }

  @Test
  void writesNoRowsAsATableWithoutFiles() throws Exception {
    tables.commit(write(location, OVERWRITE), SCHEMA);
    assertThat(snapshot().files()).isEmpty();
    assertThat(snapshot().schema()).isEqualTo(Tables.schema(SCHEMA));
    tables.commit(write(location, OVERWRITE), SCHEMA, "1|null|a");
    assertThat(rows()).containsExactly("1|null|a");
    tables.commit(write(location, OVERWRITE), SCHEMA);
    assertThat(snapshot().files()).isEmpty();
  }

  @Test
  void putsPartitionsIntoFoldersAndTheLog() throws Exception {
    tables = new Tables(store, REPEATABLE);
    String[] input = {
      "1|2024-01-01|a b%/c", "2|null|ü=?", "3|2024-01-01|a b%/c", "4|2024-01-02|null", "5|null|ü=?"
    };
    tables.commit(write(location, APPEND, "name", "day"), SCHEMA, input);
    assertThat(snapshot().partitionColumns()).containsExactly("name", "day");
    assertThat(snapshot().files())
        .extracting(DataFile::partitionTexts)
        .contains(List.of("a b%/c", "2024-01-01"), List.of("ü=?", ""), List.of("", "2024-01-02"));
    assertThat(snapshot().files())
        .allSatisfy(file -> assertThat(Path.of(file.location())).isRegularFile());
    assertThat(files())
        .anyMatch(file -> file.startsWith("name=a b%25%2Fc/day=2024-01-01/part-"))
        .anyMatch(file -> file.startsWith("name=ü%3D%3F/day=__HIVE_DEFAULT_PARTITION__/part-"));
    assertThat(duckdb(snapshot().files().getFirst(), "*").split("\\|")).hasSize(1);
    // The table's partitioning is taken where the output says none.
    tables.commit(write(location, OVERWRITE), SCHEMA, input);
    assertThat(snapshot().partitionColumns()).containsExactly("name", "day");
  }

  @Test
  void writesTheSameBytesAgain() throws Exception {
    tables = new Tables(store, REPEATABLE);
    List<String> contents = new ArrayList<>();
    for (String name : List.of("first", "second")) {
      String table = folder.resolve(name).toString();
      tables.commit(write(table, APPEND, "day"), SCHEMA, "1|2024-01-01|a", "2|null|b");
      contents.add(digest(Path.of(table)));
    }
    assertThat(contents.get(0)).isEqualTo(contents.get(1));
  }

  @Test
  void writesWhatTheProtocolAsksFor() throws Exception {
    tables = new Tables(store, REPEATABLE);
    tables.commit(write(location, APPEND), "a int64, s string", "7|x", "null|" + "z".repeat(40));
    String log = Files.readString(Path.of(location, "_delta_log/00000000000000000000.json"));
    assertThat(log.lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("{\"commitInfo\":{\"timestamp\":1767323045000,")
                    .contains("\"operation\":\"CREATE TABLE AS SELECT\"")
                    .contains(
                        "\"operationParameters\":{\"mode\":\"Append\",\"partitionBy\":\"[]\"}")
                    .contains("\"isBlindAppend\":true"),
            line ->
                assertThat(line)
                    .isEqualTo("{\"protocol\":{\"minReaderVersion\":1,\"minWriterVersion\":2}}"),
            line -> assertThat(line).contains("{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"long\\\""),
            line ->
                assertThat(line)
                    .contains("\"minValues\\\":{\\\"a\\\":7,\\\"s\\\":\\\"x\\\"}")
                    .contains("\"s\\\":\\\"" + "z".repeat(32) + "\\\\u007f\\\"")
                    .contains("\\\"nullCount\\\":{\\\"a\\\":1,\\\"s\\\":0}"));
    assertThat(Path.of(location, "_delta_log/00000000000000000000.crc"))
        .content()
        .contains("\"numFiles\":1,\"numMetadata\":1,\"numProtocol\":1")
        .contains("\"tableSizeBytes\":" + snapshot().files().getFirst().bytes());
  }

  @Test
  void asksForTheFeatureOfLocalTime() throws Exception {
    tables.commit(write(location, APPEND), "t timestamp_ntz", "2024-01-01T00:00:00.000001");
    assertThat(snapshot().protocol().readerFeatures()).containsExactly("timestampNtz");
    assertThat(rows()).containsExactly("2024-01-01 00:00:00.000001");
  }

  @Test
  void refusesWhatTheTableIsNot() {
    tables.commit(write(location, APPEND, "day"), SCHEMA, "1|2024-01-01|a");
    refused(WriteErrors.SCHEMA, () -> tables.commit(write(location, APPEND), "id int64"));
    refused(
        WriteErrors.SCHEMA,
        () -> tables.commit(write(location, OVERWRITE), "id int32, day date, name string"));
    refused(
        WriteErrors.PARTITIONING, () -> tables.commit(write(location, OVERWRITE, "name"), SCHEMA));
    tables.commit(write(location, APPEND), "name string, day date, id int64", "b|2024-01-02|2");
    assertThat(snapshot().schema()).isEqualTo(Tables.schema(SCHEMA));
  }

  @Test
  void refusesWhatNoTableHolds() {
    refused(WriteErrors.VALUE, () -> tables.commit(write(location, APPEND), "a int64, A int64"));
    refused(WriteErrors.VALUE, () -> tables.commit(write(location, APPEND), "a null"));
    refused(WriteErrors.PARTITIONING, () -> tables.commit(write(location, APPEND, "b"), "a int64"));
    refused(WriteErrors.PARTITIONING, () -> tables.commit(write(location, APPEND, "a"), "a int64"));
    refused(
        WriteErrors.PARTITIONING,
        () -> tables.commit(write(location, APPEND, "b"), "a int64, b binary"));
    refused(
        WriteErrors.VALUE,
        () -> tables.commit(write(location, APPEND, "b"), "a int64, b string", "1|x", "2|"));
    assertThat(Path.of(location, "_delta_log")).doesNotExist();
    assertThat(files()).isEmpty();
  }

  private static void refused(String code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(TableException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  private Snapshot snapshot() {
    return new KernelTables(store).open(location, OptionalLong.empty());
  }

  private List<String> files() {
    Path table = Path.of(location);
    if (!Files.exists(table)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(table)) {
      return all.filter(Files::isRegularFile)
          .map(file -> table.relativize(file).toString())
          .filter(file -> !file.startsWith("_delta_log"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The rows of an unpartitioned table, in the order of their text.
  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (DataFile file : snapshot().files()) {
      rows.addAll(List.of(duckdb(file, "*").split("\n")));
    }
    return rows.stream().sorted().toList();
  }

  private static String duckdb(DataFile file, String columns) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT %s FROM read_parquet('%s', hive_partitioning = false)"
                    .formatted(columns, file.location().replace("'", "''")))) {
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getObject(i)));
        }
        lines.add(String.join("|", cells));
      }
    }
    return String.join("\n", lines);
  }

  private static String digest(Path table) throws IOException {
    try (Stream<Path> all = Files.walk(table)) {
      return all.filter(Files::isRegularFile)
          .sorted()
          .map(file -> table.relativize(file) + ":" + Arrays.hashCode(bytes(file)))
          .collect(Collectors.joining("\n"));
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
