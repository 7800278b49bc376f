package dev.quiver.engine.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.engine.Engine;
import dev.quiver.engine.SessionOptions;
import dev.quiver.engine.oracle.GeneratedTables.Generated;
import dev.quiver.logical.QueryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The 99 queries of TPC-DS give DuckDB's answers over the same files, or say what is missing.
///
/// Some are in two parts, `q14a` and `q14b`. Answers are compared without the last LIMIT, since
/// their orders have ties; with it they are the first of the same rows.
class TpcdsTest {
  private static final Path QUERIES = Path.of("target/queries/tpcds");
  private static final double SCALE =
      Double.parseDouble(System.getProperty("quiver.scale", "0.01"));
  private static final Pattern LAST_LIMIT = Pattern.compile("(?is)\\blimit\\s+(\\d+)\\s*$");

  /// What the others ask for that is not there.
  private static final Map<String, String> REFUSED = refused();

  @TempDir private static Path root;
  private static final Engine ENGINE = Engine.open();
  private static Optional<Connection> duck = Optional.empty();

  @BeforeAll
  static void generate() throws SQLException, IOException {
    Connection connection = DriverManager.getConnection("jdbc:duckdb:");
    duck = Optional.of(connection);
    DeltaFiles delta = new DeltaFiles(connection, root);
    delta.execute("SET integer_division = true");
    delta.execute("SET default_null_order = 'NULLS_LAST_ON_ASC_FIRST_ON_DESC'");
    for (Generated table : TpcdsRows.tables(SCALE).toList()) {
      new GeneratedTables(delta).load(table);
    }
  }

  @AfterAll
  static void close() throws SQLException {
    ENGINE.close();
    duck.orElseThrow().close();
  }

  @Test
  void atLeastSixtyAreAnswered() throws IOException {
    TreeSet<String> all =
        queries().map(TpcdsTest::number).collect(Collectors.toCollection(TreeSet::new));
    assertThat(all).hasSize(99);
    REFUSED.keySet().stream().map(TpcdsTest::number).forEach(all::remove);
    System.out.println("tpcds: answers " + all.size() + " of 99");
    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
  }

  @TestFactory
  Stream<DynamicTest> givesDuckDbsAnswersOrSaysWhatIsMissing() throws IOException {
    return queries().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static Map<String, String> refused() {
    Map<String, String> refused = new TreeMap<>();
    for (int number : List.of(12, 20, 36, 44, 47, 49, 51, 53, 57, 63, 67, 70, 86, 89, 98)) {
      refused.put("q" + number, "window functions are not supported");
    }
    // Nothing was sold in those hours at this scale; DuckDB's quotient is NULL.
    refused.put("q90", "division by zero");
    return refused;
  }

  private static void check(String name) throws SQLException, IOException {
    String text = text(name);
    Asked asked = new Asked(ENGINE.session(options()));
    if (REFUSED.containsKey(name)) {
      assertThatThrownBy(() -> asked.sql(text, TpcdsRows.names()))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining(REFUSED.get(name));
      return;
    }
    Matcher limit = LAST_LIMIT.matcher(text);
    String whole = limit.replaceFirst("");
    List<List<Cell>> rows = asked.sql(whole, TpcdsRows.names());
    Likeness.inAnyOrder(rows, Cell.ofDuck(duck.orElseThrow(), whole));
    if (limit.reset().find()) {
      int first = Math.min(rows.size(), Integer.parseInt(limit.group(1)));
      assertThat(asked.sql(text, TpcdsRows.names())).isEqualTo(rows.subList(0, first));
    }
  }

  private static SessionOptions options() {
    return SessionOptions.defaults().withBase(root).withThreads(2).withMemory(1L << 30);
  }

  /// Names in double quotes, as SQL has them.
  private static String text(String name) throws IOException {
    return Files.readString(QUERIES.resolve(name + ".sql")).replace('`', '"').strip();
  }

  private static String number(String name) {
    return name.replaceAll("[ab]$", "");
  }

  private static Stream<String> queries() throws IOException {
    try (Stream<Path> files = Files.list(QUERIES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".sql"))
          .map(name -> name.substring(0, name.length() - 4))
          .sorted()
          .toList()
          .stream();
    }
  }
}
