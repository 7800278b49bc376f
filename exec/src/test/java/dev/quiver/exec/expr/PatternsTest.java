package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Patterns, regular expressions and long lists find what a simple search finds.
class PatternsTest {
  private static final long SEED = 11L;
  private static final int CASES = 400;
  private static final Column TEXT = new Column(1, "t", Simple.STRING);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void likeFitsAsTriedCharacterByCharacter() {
    List<Value> texts =
        Stream.generate(() -> (Value) new Value.Text(word("aabï", 24))).limit(60).toList();
    int fits = 0;
    for (int i = 0; i < CASES; i++) {
      String pattern = word(i % 2 == 0 ? "aabï%%" : "aabï%_", 7);
      List<Value> found = evaluate("t LIKE '" + pattern + "'", TEXT, texts);
      for (int row = 0; row < texts.size(); row++) {
        boolean expected = fits(((Value.Text) texts.get(row)).value(), 0, pattern, 0);
        assertThat(found.get(row))
            .as("%s LIKE '%s'", texts.get(row), pattern)
            .isEqualTo(new Value.Bool(expected));
        fits += expected ? 1 : 0;
      }
    }
    assertThat(fits).isGreaterThan(CASES);
  }

  private static boolean fits(String text, int at, String pattern, int token) {
    if (token == pattern.length()) {
      return at == text.length();
    }
    if (pattern.charAt(token) == '%') {
      return fits(text, at, pattern, token + 1)
          || (at < text.length() && fits(text, at + 1, pattern, token));
    }
    return at < text.length()
        && (pattern.charAt(token) == '_' || pattern.charAt(token) == text.charAt(at))
        && fits(text, at + 1, pattern, token + 1);
  }

  @Test
  void regularExpressionsMeetTheirEdges() {
    assertThat(one("regexp_replace('banana', 'a', '<\\0>')")).isEqualTo("b<a>nana");
    assertThat(one("regexp_replace('banana', 'a', '\\\\', 'g')")).isEqualTo("b\\n\\n\\");
    assertThat(one("regexp_replace('naïve', '', '.', 'g')")).isEqualTo(".n.a.ï.v.e.");
    assertThat(one("regexp_replace('naïve', 'Ï', 'i', 'i')")).isEqualTo("naive");
    assertThat(one("regexp_replace('aaa', '^a', 'b', 'g')")).isEqualTo("baa");
    assertThat(one("regexp_extract('abc', 'x(y)', 1)")).isEmpty();
    assertThat(one("regexp_extract('abc', 'a(x)?', 1)")).isEmpty();
    assertThat(one("CAST(regexp_count('aaaa', 'aa') AS string)")).isEqualTo("2");
    assertThat(one("CAST(regexp_like('a\nb', 'a.b') AS string)")).isEqualTo("false");
  }

  @Test
  void whatIsNoPatternIsAnError() {
    for (String call :
        List.of(
            "regexp_like(t, '(')",
            "regexp_like(t, 'a(?=b)')",
            "regexp_like(t, 'a', 'q')",
            "regexp_extract(t, 'a', 1)",
            "regexp_replace(t, 'a', '\\2')")) {
      assertThatThrownBy(() -> evaluate(call, TEXT, List.of(new Value.Text("a"))))
          .as(call)
          .isInstanceOf(EvaluationException.class)
          .hasMessageContaining("a regular expression does not take");
    }
  }

  @Test
  void longListsFindWhatIsAmongThem() {
    list(Simple.INT64, number -> new Value.Int(number * 0x9E3779B97F4A7C15L));
    list(Simple.INT32, Value.Int::new);
    list(Simple.DATE, Value.Int::new);
    list(Simple.FLOAT64, number -> new Value.Real(number == 0 ? -0.0 : number));
    list(new Decimal(12, 2), number -> new Value.Exact(BigInteger.valueOf(number)));
    list(
        new Decimal(25, 2),
        number -> new Value.Exact(BigInteger.TEN.pow(20).multiply(BigInteger.valueOf(number))));
    list(
        Simple.STRING,
        number ->
            new Value.Text(number % 2 == 0 ? "k" + number : "a long key of number " + number));
  }

  private static void list(DataType type, LongFunction<Value> value) {
    Column column = new Column(1, "c", type);
    for (int length : List.of(1, 8, 9, 64, 1_000)) {
      List<Literal> options =
          LongStream.range(0, length)
              .mapToObj(number -> new Literal(value.apply(2 * number), type))
              .toList();
      List<Value> rows = LongStream.range(-3, 2L * length + 3).mapToObj(value).toList();
      List<Value> found = evaluate(new InList(new Ref(column), options), column, rows);
      for (int row = 0; row < rows.size(); row++) {
        boolean expected = row >= 3 && row < 2 * length + 3 && row % 2 == 1;
        assertThat(found.get(row))
            .as("%s among %d", rows.get(row), length)
            .isEqualTo(new Value.Bool(expected));
      }
    }
  }

  private String word(String letters, int longest) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }

  private static String one(String text) {
    Value value = evaluate(text, TEXT, List.of(new Value.Text(""))).getFirst();
    return ((Value.Text) value).value();
  }

  private static List<Value> evaluate(String text, Column column, List<Value> rows) {
    return evaluate(SqlExpressions.bind(text, Scope.of(List.of(column))), column, rows);
  }

  private static List<Value> evaluate(Expr expr, Column column, List<Value> rows) {
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch = BatchText.batch(allocator, Form.FLAT, List.of(column.type()), List.of(rows));
        ColumnVector vector =
            new ExprCompiler(Kernels.scalar(), allocator)
                .compile(expr, List.of(column))
                .evaluate(batch, batch.selection())) {
      List<Value> values = new ArrayList<>();
      for (int row = 0; row < rows.size(); row++) {
        values.add(Values.get(vector, row));
      }
      return values;
    }
  }
}
