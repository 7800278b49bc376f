package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.engine.fixture.Contents;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.spec.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a document may say of the files of an output.
class OutputFilesTest {
  private static final int ROWS = 5_000;

  @TempDir private Path folder;

  @BeforeEach
  void makeTable() throws IOException {
    Path table = folder.resolve("t");
    Files.createDirectories(table);
    String[] rows =
        IntStream.range(0, ROWS)
            .mapToObj(row -> row + "|key-" + row * 31 + "|" + row % 3)
            .toArray(String[]::new);
    DataFiles.write(table.resolve("one"), "a int64, row_id string, few_id int32", rows);
    LogFolder.of(table, "a long, row_id string, few_id integer", "")
        .commit(LogFolder.add("one", "", ""));
  }

  @Test
  void filtersAreInTheColumnsThatRowsAreLookedUpBy() throws SQLException {
    run("\"bloom_filters\": \"auto\"");
    assertThat(
            duckdb(
                "SELECT path_in_schema FROM parquet_metadata('FILES') WHERE bloom_filter_length >"
                    + " 0"))
        .containsExactly("row_id");
    assertThat(excluded("row_id", "'key-31'")).containsExactly("false");
    assertThat(excluded("row_id", "'key-32'")).containsExactly("true");
    assertThat(duckdb("SELECT count(*) || ' ' || sum(a) FROM 'FILES' WHERE row_id <> 'key-32'"))
        .containsExactly(ROWS + " " + (long) ROWS * (ROWS - 1) / 2);
  }

  @Test
  void filtersAreWhereTheyAreAskedFor() throws SQLException {
    run("\"bloom_filters\": [{\"column\": \"few_id\"}, {\"column\": \"a\", \"fpp\": 0.0001}]");
    assertThat(excluded("few_id", "2")).containsExactly("false");
    assertThat(excluded("few_id", "3")).containsExactly("true");
    assertThat(excluded("a", "4999")).containsExactly("false");
    assertThat(excluded("a", "5000")).containsExactly("true");
  }

  @Test
  void statisticsAndSizesAreWhatTheyAreAskedToBe() throws Exception {
    run("\"statistics_columns\": [\"a\"], \"target_file_size\": 20000");
    String log = Files.readString(folder.resolve("o/_delta_log/00000000000000000000.json"));
    assertThat(log.lines().filter(line -> line.startsWith("{\"add\"")).toList())
        .hasSizeGreaterThan(1)
        .allSatisfy(add -> assertThat(add).contains("\\\"a\\\":").doesNotContain("row_id"));
    assertThat(
            duckdb(
                "SELECT DISTINCT path_in_schema FROM parquet_metadata('FILES') WHERE"
                    + " stats_max_value IS NOT NULL"))
        .containsExactly("a");
    assertThat(duckdb("SELECT count(*) FROM 'FILES'")).containsExactly(ROWS + "");
  }

  @Test
  void aDocumentWithoutOutputsHasRowsButNothingToCommit() {
    Spec spec = SpecReader.read(document(""));
    try (Engine engine = Engine.open()) {
      Session session = engine.session(SessionOptions.defaults().withBase(folder).withThreads(1));
      PreparedRun view = session.prepare(spec, new Wanted.View("v"));
      assertThat(Contents.texts(session.query(view))).hasSize(ROWS);
      PreparedRun nothing = session.prepare(spec);
      assertThatThrownBy(() -> session.run(nothing))
          .isInstanceOfSatisfying(
              QueryException.class,
              e -> assertThat(e.code()).isEqualTo("SPEC_MISSING_OUTPUT_TARGETS"));
    }
  }

  private static String document(String outputs) {
    return """
    {"version": 5, "input_relations": [{"logical_name": "t", "delta_location": "t"}],
     "view_definitions": [
       {"name": "v", "transform": {"kind": "Filter", "source": "t", "predicate": "TRUE"}}]%s}
    """
        .formatted(outputs);
  }

  private void run(String fields) {
    String output =
        ", \"output_targets\": [{\"table_name\": \"o\", \"delta_location\": \"o\","
            + " \"source_view\": \"v\", "
            + fields
            + "}]";
    try (Engine engine = Engine.open()) {
      Session session = engine.session(SessionOptions.defaults().withBase(folder).withThreads(2));
      session.run(session.prepare(SpecReader.read(document(output))));
    }
  }

  private List<String> excluded(String column, String value) throws SQLException {
    return duckdb(
        "SELECT bloom_filter_excludes FROM parquet_bloom_probe('FILES', '%s', %s)"
            .formatted(column, value));
  }

  private List<String> duckdb(String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(sql.replace("FILES", folder.resolve("o") + "/*.parquet"))) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
