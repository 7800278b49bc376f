package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quiver.engine.Engine;
import dev.quiver.engine.Session;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.oracle.GeneratedTables.Generated;
import dev.quiver.logical.spec.Spec;
import dev.quiver.logical.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The 22 queries of TPC-H, as SQL and as documents without SQL, give the answers: the published
/// ones where the corpus is, and DuckDB's over generated tables (`-Dquiver.scale=1` for larger
/// ones, `-Dquiver.tables=FOLDER` for Delta tables that are there already).
class TpchTest {
  private static final Path QUERIES = Path.of("src/test/resources/tpch");
  private static final double SCALE =
      Double.parseDouble(System.getProperty("quiver.scale", "0.002"));

  /// What a document gives is its last view.
  private static final String ANSWER = "answer";

  @TempDir private static Path generated;
  private static Path root = Path.of("");
  private static final Engine ENGINE = Engine.open();
  private static Optional<Connection> duck = Optional.empty();

  @BeforeAll
  static void generate() throws SQLException, IOException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    duck = Optional.of(connection);
    String given = System.getProperty("quiver.tables");
    if (given != null) {
      root = Path.of(given);
      open(new DeltaFiles(connection, root));
      return;
    }
    root = generated;
    GeneratedTables tables = new GeneratedTables(new DeltaFiles(connection, root));
    for (Generated table : TpchRows.tables(SCALE).toList()) {
      tables.load(table);
    }
  }

  /// Tables of one Parquet file or more each.
  private static void open(DeltaFiles tables) throws SQLException {
    for (String table : TpchRows.names()) {
      tables.execute(
          "CREATE VIEW %s AS SELECT * FROM read_parquet('%s/*.parquet')"
              .formatted(table, tables.root().resolve(table)));
    }
  }

  @AfterAll
  static void close() throws SQLException {
    ENGINE.close();
    duck.orElseThrow().close();
  }

  @TestFactory
  Stream<DynamicTest> sqlGivesDuckDbsAnswers() {
    return queries()
        .map(name ->
            DynamicTest.dynamicTest(
                name + " scale " + SCALE,
                () -> Likeness.inSequence(bySql(root, name), byDuckDb(name))));
  }

  @TestFactory
  Stream<DynamicTest> documentsGiveDuckDbsAnswers() {
    return queries()
        .map(name ->
            DynamicTest.dynamicTest(
                name + " scale " + SCALE,
                () -> Likeness.inSequence(byDocument(root, name), byDuckDb(name))));
  }

  @TestFactory
  Stream<DynamicTest> bothGiveThePublishedAnswers() {
    String data = System.getenv("QUIVER_DATA");
    Assumptions.assumeTrue(data != null, "TPC-H's answers: QUIVER_DATA is not set");
    Path folder = Path.of(data, "tpch");
    Path tables = folder.resolve("sf0.01");
    return queries()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () -> {
                  List<String> lines =
                      Files.readAllLines(folder.resolve("answers_sf0.01/" + name + ".jsonl"));
                  check(bySql(tables, name), lines);
                  check(byDocument(tables, name), lines);
                }));
  }

  @Test
  void threadsAndBatchesAreNotSeen() throws IOException {
    for (String name : List.of("q02", "q09", "q16", "q22")) {
      List<List<Cell>> rows = bySql(root, name);
      assertThat(rows).as(name).isNotEmpty();
      for (int threads : List.of(1, 4)) {
        Session session = ENGINE.session(options(root).withThreads(threads).withBatchRows(7));
        assertThat(new Asked(session).sql(text(name, "sql"), TpchRows.names())).isEqualTo(rows);
      }
    }
  }

  private static void check(List<List<Cell>> rows, List<String> lines) {
    JsonNode head = Cell.json(lines.getFirst());
    List<List<Cell>> expected = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      if (!line.isBlank()) {
        expected.add(cells(Cell.json(line), head.get("schema")));
      }
    }
    assertThat(expected).hasSize(head.get("rows").intValue());
    if (head.get("ordered").booleanValue()) {
      Likeness.inSequence(rows, expected);
    } else {
      Likeness.inAnyOrder(rows, expected);
    }
  }

  private static List<Cell> cells(JsonNode row, JsonNode schema) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> {
          String type = schema.get(column).get(1).asText();
          return Cell.of(row.get(column), type.startsWith("decimal"), type.equals("double"));
        })
        .toList();
  }

  private static List<List<Cell>> byDuckDb(String name) throws SQLException, IOException {
    return Cell.ofDuck(duck.orElseThrow(), text(name, "sql"));
  }

  private static List<List<Cell>> bySql(Path tables, String name) throws IOException {
    return asked(tables).sql(text(name, "sql"), TpchRows.names());
  }

  private static List<List<Cell>> byDocument(Path tables, String name) throws IOException {
    Spec spec = SpecReader.read(text(name, "json"));
    return asked(tables).view(spec, ANSWER);
  }

  private static Asked asked(Path tables) {
    return new Asked(ENGINE.session(options(tables).withThreads(2)));
  }

  private static SessionOptions options(Path tables) {
    return SessionOptions.defaults().withBase(tables).withMemory(4L << 30);
  }

  private static String text(String name, String form) throws IOException {
    return Files.readString(QUERIES.resolve(name + "." + form));
  }

  private static Stream<String> queries() {
    return IntStream.rangeClosed(1, 22).mapToObj("q%02d"::formatted);
  }
}
