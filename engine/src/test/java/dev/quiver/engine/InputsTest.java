package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.plan.PlanPrinter;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a document may say of an input beside its name.
class InputsTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeTable() throws IOException {
    Path table = folder.resolve("t");
    Files.createDirectories(table);
    DataFiles.write(table.resolve("one"), "a int32, b string", "1|x", "2|Y", "3|null");
    DataFiles.write(table.resolve("two"), "a int32, b string", "4|z");
    LogFolder log =
        LogFolder.of(table, "a integer, b string", "")
            .commit(LogFolder.add("one", "", "{\\\"numRecords\\\":3}"))
            .commit(LogFolder.add("two", "", ""));
    for (int version = 0; version < 3; version++) {
      Files.setLastModifiedTime(
          Path.of(log.location(), "_delta_log", "%020d.json".formatted(version)),
          FileTime.fromMillis(1_000L * version));
    }
  }

  @Test
  void readsAsOfATime() {
    assertThat(rows("\"timestamp_pin\": \"1970-01-01T00:00:01.5Z\"", "TRUE"))
        .containsExactly("1|x", "2|Y", "3|null");
    assertThat(rows("\"timestamp_pin\": \"1970-01-01\"", "TRUE")).isEmpty();
    assertRefused(
        "VERSION_NOT_FOUND",
        "the log has commits from 1970-01-01T00:00:00Z to 1970-01-01T00:00:02Z",
        "\"timestamp_pin\": \"2024-01-01 00:00:00\"");
    assertRefused("TYPE_MISMATCH", "timestamp_pin", "\"timestamp_pin\": \"yesterday\"");
    assertRefused(
        "INVALID_VERSION", "two pins", "\"timestamp_pin\": \"1970-01-01\", \"version_pin\": 1");
  }

  @Test
  void readsChosenFiles() {
    assertThat(rows("\"files\": [\"two\"]", "TRUE")).containsExactly("4|z");
    assertThat(rows("\"files\": [\"two\", \"one\"]", "a > 2")).containsExactly("3|null", "4|z");
    assertThat(rows("\"files\": []", "TRUE")).isEmpty();
    assertRefused("DATA_FILE_UNKNOWN", "three", "\"files\": [\"three\"]");
    assertThat(plan("\"files\": [\"two\"]")).contains("Scan t (a, b) of files 'two'");
  }

  @Test
  void tellsTheFileOfARow() {
    assertThat(rows("\"requires_lineage\": true", "a > 2"))
        .containsExactly("3|null|one", "4|z|two");
    assertThat(rows("\"requires_lineage\": true", "__source_file = 'two'"))
        .containsExactly("4|z|two");
  }

  /// Whoever asks for such a column by its name gets it.
  @Test
  void showsTheFileOfARow() {
    TableQuery query =
        new TableQuery(
            "t", new TableVersion.Latest(), List.of("__source_file", "a"), Optional.of("a > 2"));
    try (Engine engine = Engine.open()) {
      Session session = engine.session(SessionOptions.defaults().withBase(folder).withThreads(1));
      assertThat(Contents.texts(session.query(session.prepare(query))))
          .containsExactly("one|3", "two|4");
      assertThat(Contents.texts(session.query(session.prepare(TableQuery.all("t")))))
          .contains("4|z");
    }
  }

  @Test
  void alignsColumns() {
    String columns =
        """
        "columns": [{"name": "c", "type": "Utf8", "default": "'none'"},
          {"name": "a", "type": "Int64", "default": "7"},
          {"name": "low", "type": "Utf8", "expr": "lower(b)"},
          {"name": "d", "type": "Decimal128(5, 1)"},
          {"name": "late", "type": "Int64", "expr": "nowhere + 1", "default": "1 + 1"}]\
        """;
    assertThat(rows(columns, "a < 3")).containsExactly("none|1|x|null|2", "none|2|y|null|2");
    assertThat(rows(columns + ", \"requires_lineage\": true", "a = 4"))
        .containsExactly("none|4|z|null|2|two");
    assertThat(plan(columns)).contains("CAST(a AS int64)");
  }

  @Test
  void tellsWhatIsWrongWithColumns() {
    assertRefused(
        "SCHEMA_MISMATCH",
        "unknown type: Int65",
        "\"columns\": [{\"name\": \"a\", \"type\": \"Int65\"}]");
    assertRefused(
        "UNKNOWN_COLUMN",
        "nowhere",
        "\"columns\": [{\"name\": \"a\", \"type\": \"Int64\", \"expr\": \"nowhere\"}]");
    assertRefused(
        "UNKNOWN_COLUMN",
        "b",
        "\"columns\": [{\"name\": \"c\", \"type\": \"Int64\", \"default\": \"b\"}]");
    assertRefused("SCHEMA_MISMATCH", "without columns", "\"columns\": []");
    assertRefused(
        "DUPLICATE_COLUMN",
        "a",
        "\"columns\": [{\"name\": \"a\", \"type\": \"Int64\"}, {\"name\": \"a\", \"type\":"
            + " \"Int64\"}]");
    assertThatThrownBy(() -> rows("\"columns\": [{\"name\": \"b\", \"type\": \"Int64\"}]", "TRUE"))
        .isInstanceOf(QueryException.class);
  }

  private void assertRefused(String code, String words, String input) {
    assertThatThrownBy(() -> rows(input, "TRUE"))
        .isInstanceOfSatisfying(QueryException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(words);
  }

  private List<String> rows(String input, String predicate) {
    try (Engine engine = Engine.open()) {
      Session session = engine.session(SessionOptions.defaults().withBase(folder).withThreads(1));
      return Contents.texts(session.query(prepare(session, input, predicate)));
    }
  }

  private String plan(String input) {
    try (Engine engine = Engine.open()) {
      Session session = engine.session(SessionOptions.defaults().withBase(folder));
      return PlanPrinter.print(prepare(session, input, "TRUE").logical());
    }
  }

  private static PreparedRun prepare(Session session, String input, String predicate) {
    String document =
        """
        {"version": 5,
         "input_relations": [{"logical_name": "t", "delta_location": "t", %s}],
         "view_definitions": [{"name": "v",
           "transform": {"kind": "Filter", "source": "t", "predicate": "%s"}}]}
        """
            .formatted(input, predicate);
    return session.prepare(SpecReader.read(document), new Wanted.View("v"));
  }
}
