package dev.quiver.logical.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/// Views that are queries.
class SqlViewTest {
  private static final String TABLES = "t a int64, b string\nu a int64, c int64\n";

  private static Binds views(String views) {
    return Binds.of(TABLES, views).opened();
  }

  private static String sql(String query) {
    return "{\"kind\": \"Sql\", \"query\": \"" + query + "\"}";
  }

  @Test
  void readsInputsAndViews() {
    views(
            "v []: "
                + sql("SELECT a, count(*) AS n FROM t GROUP BY a")
                + "\n"
                + "w [v]: "
                + sql("SELECT V.n, u.c FROM v, u WHERE v.a = u.a"))
        .gives(
            """
            view v
              Project a, n := count
                Aggregate by a: count := count(*)
                  Scan t (a, b)
            view w
              Project n, c
                Filter a = a#2
                  Join TRUE
                    View v (a, n)
                    Scan u (a#2, c)
            output o
              View w (n, c)
            """);
  }

  @Test
  void isOrderedBehindWhatItReads() {
    views("w [v]: " + sql("SELECT * FROM v") + "\nv []: " + sql("SELECT b FROM t"))
        .outputs("{\"table_name\": \"o\", \"delta_location\": \"o\", \"source_view\": \"w\"}")
        .gives(
            """
            view v
              Project b
                Scan t (a, b)
            view w
              Project b
                View v (b)
            output o
              View w (b)
            """);
  }

  @Test
  void makesDefinitionsOfCommonTables() {
    views(
            "v []: "
                + sql("WITH x AS (SELECT a FROM t), \\\"v\\\" AS (SELECT a FROM x) SELECT * FROM v")
                + "\nv.x []: "
                + sql("SELECT 1 AS one"))
        .gives(
            """
            view "v.x_2"
              Project a
                Scan t (a, b)
            view "v.v"
              Project a
                View "v.x_2" (a)
            view v
              Project a
                View "v.v" (a)
            view "v.x"
              Project one := 1
                Values (): ()
            output o
              View "v.x" (one)
            """);
  }

  @Test
  void mayShadowNamesByItsOwn() {
    views("v []: " + sql("WITH v AS (SELECT a FROM t) SELECT * FROM v"))
        .gives(
            """
            view "v.v"
              Project a
                Scan t (a, b)
            view v
              Project a
                View "v.v" (a)
            output o
              View v (a)
            """);
  }

  @Test
  void tellsWhatIsWrong() {
    said(sql("SELECT aa FROM t"))
        .isEqualTo(
            """
            unknown column: aa
              at  view_definitions[0].transform.query ("v")
              at  line 1, character 8
                  SELECT aa FROM t
                         ^
              has a, b
              try a\
            """);
    said(sql("SELECT a FROM tt")).contains("unknown table: tt", "has t, u, v", "try t");
    said(sql("SELECT FROM"))
        .contains("syntax error", "transform.query (\"v\")", "line 1, character 8");
    said(sql("SELECT a FROM t WHERE a = :p")).contains("unknown parameter: :p");
    said(sql("SELECT * FROM v")).contains("views read one another in a cycle: v → v");
  }

  /// What rests on something wrong is passed over.
  @Test
  void tellsWhatIsWrongOnce() {
    views("v []: " + sql("SELECT x FROM t") + "\nw [v]: " + sql("SELECT a FROM v"))
        .fails(
            "UNKNOWN_COLUMN view_definitions[0].transform.query (v): unknown column: x [at  line 1, character 8,     SELECT x FROM t,            ^, has a, b]");
  }

  @Test
  void selectsOnlyWhatItReads() {
    Spec spec =
        views("v []: " + sql("SELECT a FROM t") + "\nw [v]: " + sql("SELECT b FROM none, v"))
            .spec();
    BindOptions options = new BindOptions(new Wanted.View("v"), "/");
    assertThat(InputPin.of(spec, options)).extracting(InputPin::name).isEqualTo(List.of("t"));
  }

  @Test
  void takesPlaceholders() {
    views("v []: " + sql("SELECT a FROM t WHERE a > $1"))
        .with(
            "\"typed_parameters\": [{\"target\": {\"kind\": \"PlaceholderPos\", \"position\": 1},"
                + " \"value\": {\"type\": \"Int64\", \"value\": 7}}]")
        .gives(
            """
            view v
              Project a
                Filter a > 7
                  Scan t (a, b)
            output o
              View v (a)
            """);
  }

  private static AbstractStringAssert<?> said(String transform) {
    SpecException error =
        catchThrowableOfType(SpecException.class, () -> views("v []: " + transform).bind());
    assertThat(error).isNotNull();
    return assertThat(error.text());
  }
}
