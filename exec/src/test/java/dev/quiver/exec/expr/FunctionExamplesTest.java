package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.RewrittenFunction;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.ScalarFunction.Example;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Runs the example in every function's documentation.
class FunctionExamplesTest {
  @Test
  void everyFunctionGivesWhatItsExampleSays() {
    for (ScalarFunction function : ScalarFunction.all()) {
      check(function.example());
    }
    for (RewrittenFunction function : RewrittenFunction.values()) {
      check(function.example());
    }
  }

  @Test
  void hashesGiveThePublishedDigests() {
    assertThat(text("stable_hash64('')")).isEqualTo("7252660547403494068");
    assertThat(text("stable_hash128('')")).isEqualTo("cae66941d9efbd404e4d88758ea67670");
    assertThat(text("stable_hash64('a')")).isEqualTo("4681665781835383343");
    assertThat(text("stable_hash128('naïve')")).isEqualTo("7b633f5f88cb0dd8617039f481fe52e9");
    assertThat(text("stable_hash64('naïve')")).isEqualTo("4535802754998422748");
    assertThat(text("stable_hash64('__NULL__')")).isEqualTo("1577052789191928133");
    assertThat(text("stable_id_parts('span', 'p.py', 1, NULL)"))
        .isEqualTo("span:64424b0e1e790fd2b5f9aa2e2b37c8dc");
  }

  @Test
  void likeKnowsEscapesAndCharacters() {
    assertThat(text("'a%b' LIKE 'a\\%b'")).isEqualTo("true");
    assertThat(text("'axb' LIKE 'a\\%b'")).isEqualTo("false");
    assertThat(text("'naïve' LIKE 'na_ve'")).isEqualTo("true");
    assertThat(text("'aXbXc' LIKE '%X%X%'")).isEqualTo("true");
    assertThat(text("'aXb' LIKE '%X%X%'")).isEqualTo("false");
    assertThat(text("'STRASSE' ILIKE 'stra%'")).isEqualTo("true");
    assertThat(text("'' LIKE '%'")).isEqualTo("true");
    assertThat(text("'' LIKE '_'")).isEqualTo("false");
    assertThat(text("'abab' LIKE '%ab'")).isEqualTo("true");
  }

  @Test
  void textFunctionsMeetTheirEdges() {
    assertThat(text("substring('naïve', 0, 3)")).isEqualTo("na");
    assertThat(text("substring('naïve', 3, 1)")).isEqualTo("ï");
    assertThat(text("substring('abc', -5)")).isEqualTo("abc");
    assertThat(text("trim('  x  ')")).isEqualTo("x");
    assertThat(text("trim('ïxï', 'ï')")).isEqualTo("x");
    assertThat(text("length('')")).isEqualTo("0");
    assertThat(text("replace('aaa', '', 'b')")).isEqualTo("aaa");
    assertThat(text("utf8_normalize(' ﬁ  Ａ ')")).isEqualTo("fi a");
    assertThat(text("utf8_normalize('   ')")).isEqualTo("NULL");
    assertThat(text("concat_ws('-', 'a', NULL, 'b')")).isEqualTo("a-b");
  }

  @Test
  void numberFunctionsMeetTheirEdges() {
    assertThat(text("round(-2.5)")).isEqualTo("-3");
    assertThat(text("round(2.5e0)")).isEqualTo("3.0");
    assertThat(text("round(0.49999999999999994e0)")).isEqualTo("0.0");
    assertThat(text("round(1250, -2)")).isEqualTo("1300");
    assertThat(text("floor(-2.5)")).isEqualTo("-3");
    assertThat(text("ceil(-2.5)")).isEqualTo("-2");
    assertThat(text("date_trunc('quarter', DATE '2024-05-17')")).isEqualTo("2024-04-01");
    assertThat(text("date_trunc('week', DATE '2024-05-17')")).isEqualTo("2024-05-13");
    assertThat(text("date_trunc('day', DATE '1969-12-31')")).isEqualTo("1969-12-31");
  }

  private static void check(Example example) {
    assertThat(text(example.call())).as(example.call()).isEqualTo(example.gives());
  }

  private static String text(String call) {
    Expr bound = SqlExpressions.bind("CAST(" + call + " AS string)", Scope.of(List.of()));
    try (BufferAllocator allocator = Leaks.allocator()) {
      Literal literal = new ExprCompiler(Kernels.scalar(), allocator).fold(bound).orElseThrow();
      return literal.value() instanceof Value.Text(var text) ? text : "NULL";
    }
  }
}
