package dev.quiver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.delta.fixture.DataFiles;
import dev.quiver.delta.fixture.LogFolder;
import dev.quiver.engine.Explanation.Stage;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.catalog.TableVersion;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.spec.SpecReader;
import dev.quiver.logical.type.DataType.Simple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Queries over tables, asked of a session and in documents.
class SqlQueryTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeTable() throws IOException {
    Path table = folder.resolve("t");
    Files.createDirectories(table);
    DataFiles.write(table.resolve("one"), "a int32, b string", "1|x", "2|y", "3|x");
    DataFiles.write(table.resolve("two"), "a int32, b string", "4|y", "5|null");
    LogFolder.of(table, "a integer, b string", "")
        .commit(LogFolder.add("one", "", "{\\\"numRecords\\\":3}"))
        .commit(LogFolder.add("two", "", ""));
  }

  @Test
  void reads() {
    assertThat(rows(query("SELECT b, sum(a) AS s FROM t GROUP BY b")))
        .containsExactlyInAnyOrder("x|4", "y|6", "null|5");
    assertThat(rows(query("SELECT 1 + 1 AS two"))).containsExactly("2");
    assertThat(
            rows(
                query(
                    "WITH x AS (SELECT a FROM T WHERE b = 'x') SELECT l.a, r.a FROM x l JOIN x r ON l.a = r.a")))
        .containsExactlyInAnyOrder("1|1", "3|3");
  }

  @Test
  void ordersAndAggregatesInOrder() {
    assertThat(rows(query("SELECT a FROM t ORDER BY b DESC NULLS LAST, a DESC LIMIT 3 OFFSET 1")))
        .containsExactly("2", "3", "1");
    assertThat(
            rows(
                query(
                    "SELECT b, string_agg(CAST(a AS string), '+' ORDER BY a DESC) AS t,"
                        + " first(a ORDER BY a) AS f, last(a) AS l, array_agg(a) AS g,"
                        + " arg_max(a, a) AS m, var_pop(a) AS v, count(a, b) AS c,"
                        + " bool_or(a > 3) AS o, count(DISTINCT a % 2) FILTER (WHERE a > 1) AS d"
                        + " FROM t GROUP BY b")))
        .containsExactlyInAnyOrder(
            "x|3+1|1|3|[1, 3]|3|1.0|2|false|1",
            "y|4+2|2|4|[2, 4]|4|1.0|2|true|1",
            "null|5|5|5|[5]|5|0.0|0|true|1");
    assertThat(rows(query("SELECT a, a IN (SELECT a + 1 FROM t WHERE b = 'x') AS i FROM t")))
        .containsExactly("1|false", "2|true", "3|false", "4|true", "5|false");
    assertThatThrownBy(() -> rows(query("SELECT (SELECT a FROM t WHERE b = 'x') AS one")))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining("more than one row");
  }

  @Test
  void readsVersions() {
    SqlQuery old =
        SqlQuery.of("SELECT count(*) AS n FROM t")
            .with("t", new SqlQuery.Table("t", new TableVersion.Numbered(1)));
    assertThat(rows(old)).containsExactly("3");
    assertThat(rows(query("SELECT count(*) AS n FROM t"))).containsExactly("5");
  }

  @Test
  void takesParameters() {
    Literal three = new Literal(new Value.Int(3), Simple.INT64);
    SqlQuery query = query("SELECT a FROM t WHERE a > $1 OR b = :b").with(three);
    assertThat(rows(query.with("b", new Literal(new Value.Text("x"), Simple.STRING))))
        .containsExactlyInAnyOrder("1", "3", "4", "5");
    assertRefused(query, "UNKNOWN_PARAMETER", "unknown parameter: :b");
  }

  /// A table that the query does not name need not be there.
  @Test
  void opensOnlyWhatIsRead() {
    assertThat(rows(query("SELECT max(a) AS m FROM t").with("none", "none"))).containsExactly("5");
    assertRefused(query("SELECT 1 FROM none").with("none", "none"), "TABLE_NOT_FOUND", "none");
    assertRefused(query("SELECT 1 FROM u"), "UNKNOWN_TABLE", "has t");
    assertRefused(query("SELECT 1 FROM"), "SYNTAX_ERROR", "line 1, character 14");
  }

  @Test
  void tellsWhatARunDid() {
    Session session = session();
    PreparedRun run = session.prepare(query("SELECT a FROM t WHERE b = 'x'"));
    assertThat(Explanation.of(run).text(Stage.PHYSICAL)).contains("TableScan t (a, b)");
    assertThat(session.analyze(run, new Cancellation())).contains("TableScan t", "[2 rows, ");
  }

  @Test
  void isAViewOfADocument() {
    String document =
        """
        {"version": 5, "input_relations": [{"logical_name": "t", "delta_location": "t"}],
         "view_definitions": [
           {"name": "v", "transform": {"kind": "Sql",
             "query": "WITH x AS (SELECT * FROM t WHERE a > 1) SELECT b, count(*) AS n FROM x GROUP BY b"}},
           {"name": "w", "transform": {"kind": "Filter", "source": "v", "predicate": "n > 1"}}]}
        """;
    assertThat(ResultRows.ofView(session(), SpecReader.read(document), "w")).containsExactly("y|2");
  }

  private static SqlQuery query(String text) {
    return SqlQuery.of(text).with("t", "t");
  }

  private Session session() {
    return Engine.open()
        .session(SessionOptions.defaults().withBase(folder).withMemory(256L << 20).withThreads(2));
  }

  private List<String> rows(SqlQuery query) {
    Session session = session();
    return ResultRows.of(session, session.prepare(query));
  }

  private void assertRefused(SqlQuery query, String code, String message) {
    assertThatThrownBy(() -> session().prepare(query))
        .isInstanceOfSatisfying(
            QueryException.class, error -> assertThat(error.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
