package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.expr.variant.VariantEncoder;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.junit.jupiter.api.Test;

/// Evaluates expressions over lists, maps and variants in every form.
class NestedExpressionsTest {
  private static final String SCHEMA =
      "k int64, a array<int32>, b array<array<string>>, m map<string,array<float64>>,"
          + " i map<int32,string>, s array<struct<x:int64,y:string>>, v variant, t string";
  private static final String V =
      variant(
          "{\"a\":[1,2.5,\"x\",null,{\"b c\":true}],\"d\":\"2024-05-17\",\"e\":9e99,\"n\":128}");
  private static final String[] ROWS = {
    "1|[5, null, 7]|[[a, b], null, []]|[{p, [1.5]}, {q, null}]|[{1, one}, {2, two}]|[{1, u}, null]|"
        + V
        + "|p",
    "-1|[]|[]|[]|[]|[]|" + variant("[1]") + "|q",
    "2|null|null|null|null|null|null|null",
    "null|[8]|[[c]]|[{q, [2.5, null]}]|[{2, a text longer than twelve bytes}]|[{null, v}]|"
        + variant("null")
        + "|a long text for a dictionary",
  };

  @Test
  void takesElementsByIndex() {
    gives("a[1]", "5", "null", "null", "8");
    gives("a[k]", "5", "null", "null", "null");
    gives("a[-1]", "7", "null", "null", "8");
    gives("a[0]", "null", "null", "null", "null");
    gives("a[9223372036854775807]", "null", "null", "null", "null");
    gives("b[1]", "[a, b]", "null", "null", "[c]");
    gives("b[1][2]", "b", "null", "null", "null");
    gives("s[1]", "{1, u}", "null", "null", "{null, v}");
    gives("s[1]['y']", "u", "null", "null", "v");
    gives("s[1].x + 1", "2", "null", "null", "null");
  }

  @Test
  void takesValuesByKey() {
    gives("m['q']", "null", "null", "null", "[2.5, null]");
    gives("m['p'][1]", "1.5", "null", "null", "null");
    gives("m[t]", "[1.5]", "null", "null", "null");
    gives("i[2]", "two", "null", "null", "a text longer than twelve bytes");
    gives("upper(i[1])", "ONE", "null", "null", "null");
  }

  @Test
  void countsAndFinds() {
    gives("array_length(a)", "3", "0", "null", "1");
    gives("array_length(b)", "3", "0", "null", "1");
    gives("cardinality(b)", "2", "0", "null", "1");
    gives("cardinality(m)", "2", "0", "null", "1");
    gives("array_has(a, 7)", "true", "false", "null", "false");
    gives("array_has(a, CAST(k + 4 AS int32))", "true", "false", "null", "null");
    gives("array_contains(map_keys(m), t)", "true", "false", "null", "false");
    gives("map_keys(i)", "[1, 2]", "[]", "null", "[2]");
    gives("map_values(m)", "[[1.5], null]", "[]", "null", "[[2.5, null]]");
  }

  @Test
  void makesListsAndMaps() {
    gives(
        "make_array(k, 3, NULL)",
        "[1, 3, null]",
        "[-1, 3, null]",
        "[2, 3, null]",
        "[null, 3, null]");
    gives("make_array(a, a)[2]", "[5, null, 7]", "[]", "null", "[8]");
    gives(
        "map(map_keys(i), map_values(i))[2]",
        "two",
        "null",
        "null",
        "a text longer than twelve bytes");
    gives(
        "CASE WHEN t IS NOT NULL THEN map(make_array(t), make_array(k)) END",
        "[{p, 1}]",
        "[{q, -1}]",
        "null",
        "[{a long text for a dictionary, null}]");
    fails("map(make_array(t), make_array(k))", "INVALID_ARGUMENT");
    fails("map(make_array(1, 1), make_array(k, k))", "INVALID_ARGUMENT");
    fails("map(make_array(1, 2), make_array(k))", "INVALID_ARGUMENT");
  }

  @Test
  void makesListsOfText() {
    gives("list_compact(a)", "[5, 7]", "[]", "null", "[8]");
    gives("list_compact(m['p'])", "[1.5]", "null", "null", "null");
    gives(
        "list_unique_sorted(make_array('b', t, 'p', NULL, 'b'))",
        "[b, p]",
        "[b, p, q]",
        "[b, p]",
        "[a long text for a dictionary, b, p]");
    gives("map_get_default(i, 1, 'none')", "one", "none", "none", "none");
    gives("map_get_default(map(make_array('p'), make_array(k)), t, 0)", "1", "0", "0", "0");
    gives("struct_pick(s[1], 'y', 'x')", "{u, 1}", "null", "null", "{v, null}");
    refuses("list_compact(b)", "a list of text, numbers, booleans or times");
    refuses("struct_pick(s[1], 'z')", "unknown member: z");
    refuses("struct_pick(s[1], t)", "must be a constant");
    refuses("map_get_default(m, 'p', 0)", "no conversion");
  }

  @Test
  void choosesAmongNestedValues() {
    gives("a IS NULL", "false", "false", "true", "false");
    gives("CASE WHEN k > 0 THEN b END", "[[a, b], null, []]", "null", "null", "null");
    gives(
        "CASE WHEN k = 1 THEN a WHEN k < 0 THEN make_array(CAST(1 AS int32)) ELSE a END",
        "[5, null, 7]",
        "[1]",
        "null",
        "[8]");
    gives("coalesce(a, make_array(CAST(k AS int32)))", "[5, null, 7]", "[]", "[2]", "[8]");
    gives(
        "coalesce(m, map(make_array('z'), make_array(make_array(1e0))))",
        "[{p, [1.5]}, {q, null}]",
        "[]",
        "[{z, [1.0]}]",
        "[{q, [2.5, null]}]");
    gives(
        "to_json(coalesce(v, parse_json('{}')))",
        "{\"a\":[1,2.5,\"x\",null,{\"b c\":true}],\"d\":\"2024-05-17\",\"e\":9.0E99,\"n\":128}",
        "[1]",
        "{}",
        "'null'");
  }

  @Test
  void looksIntoVariants() {
    gives("variant_get(v, '$.a[0]', 'int64')", "1", "null", "null", "null");
    gives("variant_get(v, '$.a[1]', 'decimal(5,2)')", "2.50", "null", "null", "null");
    gives("variant_get(v, '$.a[1]', 'int32')", "2", "null", "null", "null");
    gives("variant_get(v, '$.a[3]', 'string')", "null", "null", "null", "null");
    gives("variant_get(v, '$.a[4][\"b c\"]', 'boolean')", "true", "null", "null", "null");
    gives("variant_get(v, '$[''d'']', 'date')", "2024-05-17", "null", "null", "null");
    gives(
        "variant_get(v, '$.a', 'string')",
        "[1,2.5,\"x\",null,{\"b c\":true}]",
        "null",
        "null",
        "null");
    gives("to_json(variant_get(v, '$.a[4]'))", "{\"b c\":true}", "null", "null", "null");
    gives(
        "to_json(variant_get(v, '$'))",
        "{\"a\":[1,2.5,\"x\",null,{\"b c\":true}],\"d\":\"2024-05-17\",\"e\":9.0E99,\"n\":128}",
        "[1]",
        "null",
        "'null'");
    gives("try_variant_get(v, '$.n', 'int8')", "null", "null", "null", "null");
    gives("try_variant_get(v, '$.a[4]', 'int8')", "null", "null", "null", "null");
    fails("variant_get(v, '$.n', 'int8')", "INVALID_CAST");
    fails("variant_get(v, '$.a', 'int64')", "INVALID_CAST");
    fails("parse_json(t)", "INVALID_ARGUMENT");
  }

  @Test
  void leavesNothingBehindWhenMemoryIsScarce() {
    List<Column> columns = BatchText.columns(SCHEMA);
    int failed = 0;
    for (String text :
        List.of(
            "b[1][2]",
            "m[t]",
            "map(map_keys(i), map_values(i))",
            "make_array(a, a)",
            "coalesce(m, map(make_array('z'), make_array(make_array(1e0))))",
            "CASE WHEN k > 0 THEN s END",
            "list_unique_sorted(make_array('b', t))",
            "variant_get(v, '$.a', 'string')")) {
      for (long limit = 64; limit < 64_000; limit += limit / 4) {
        try (BufferAllocator rows = Leaks.allocator();
            Batch batch = BatchText.batch(rows, Form.SELECTED_DICTIONARY, SCHEMA, ROWS);
            BufferAllocator allocator = Leaks.allocator(limit);
            ColumnVector result =
                new ExprCompiler(Kernels.scalar(), allocator)
                    .compile(bind(text), columns)
                    .evaluate(batch, batch.selection())) {
          assertThat(result.rows()).isEqualTo(batch.capacity());
        } catch (OutOfMemoryException e) {
          assertThat(e).as("%s, %d bytes", text, limit).hasNoSuppressedExceptions();
          failed++;
        }
      }
    }
    assertThat(failed).isGreaterThan(50);
  }

  @Test
  void refusesWhatIsNotDefined() {
    refuses("a = a", "a type with an order (compare its elements)");
    refuses("m = m", "a type with an order (compare values of its keys)");
    refuses("v < v", "variant_get");
    refuses("least(v, v)", "variant_get");
    refuses("CAST(v AS string)", "no conversion");
    refuses("CAST(a AS string)", "no conversion");
    refuses("a + 1", "not defined");
    refuses("v['a']", "variant_get");
    refuses("a['x']", "string where int64 is expected");
    refuses("m[1]", "int64 where string is expected");
    refuses("array_has(b, a)", "a type with an order");
    refuses("variant_get(v, 'a', 'int64')", "$.items[0].price");
    refuses("variant_get(v, t, 'int64')", "must be a constant");
    refuses("array_length(m)", "where a list is expected");
  }

  private static void gives(String text, String... expected) {
    Expr expr = bind(text);
    String[] many = new String[ROWS.length * 20];
    Arrays.setAll(many, row -> ROWS[row % ROWS.length]);
    for (Form form : Form.values()) {
      assertThat(evaluate(expr, form, ROWS)).as("%s over %s", text, form).containsExactly(expected);
      List<String> repeated = evaluate(expr, form, many);
      for (int row = 0; row < many.length; row++) {
        assertThat(repeated.get(row)).isEqualTo(expected[row % ROWS.length]);
      }
    }
    for (int row = 0; row < ROWS.length; row++) {
      assertThat(evaluate(expr, Form.CONSTANT, ROWS[row])).containsExactly(expected[row]);
    }
  }

  private static void fails(String text, String code) {
    for (Form form : Form.values()) {
      assertThatThrownBy(() -> evaluate(bind(text), form, ROWS))
          .as("%s over %s", text, form)
          .hasNoSuppressedExceptions()
          .isInstanceOfSatisfying(
              EvaluationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
  }

  private static void refuses(String text, String words) {
    assertThatThrownBy(() -> bind(text))
        .as(text)
        .isInstanceOf(QueryException.class)
        .hasMessageContaining(words);
  }

  private static List<String> evaluate(Expr expr, Form form, String... rows) {
    List<Column> columns = BatchText.columns(SCHEMA);
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch = BatchText.batch(allocator, form, SCHEMA, rows);
        ColumnVector result =
            new ExprCompiler(Kernels.scalar(), allocator)
                .compile(expr, columns)
                .evaluate(batch, batch.selection())) {
      return BatchText.cells(result, batch.selection());
    }
  }

  private static Expr bind(String text) {
    return SqlExpressions.bind(text, Scope.of(BatchText.columns(SCHEMA)));
  }

  private static String variant(String json) {
    return HexFormat.of().formatHex(VariantEncoder.ofJson(json).orElseThrow());
  }
}
