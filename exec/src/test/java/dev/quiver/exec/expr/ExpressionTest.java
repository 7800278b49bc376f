package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Evaluates expressions over the same rows in every form, on both kernels.
class ExpressionTest {
  private static final String SCHEMA =
      "a int64, b int64, s string, d decimal(12,2), f float64, t boolean, k int32, x date, i int8";
  private static final String[] ROWS = {
    "1|10|x|1.50|1.5|true|7|2024-02-29|127",
    "null|0|a text longer than twelve bytes|-0.01|NaN|false|-7|1969-12-31|-128",
    "-5|3||null|-0.0|null|null|null|null",
    "9223372036854775807|null|x|99.99|null|true|0|2024-02-28|0",
  };

  @Test
  void arithmetic() {
    gives("k + 1", "8", "-6", "null", "1");
    gives("b * 2 - 1", "19", "-1", "5", "null");
    gives("k / 2", "3", "-3", "null", "0");
    gives("k % 2", "1", "-1", "null", "0");
    gives("d * 2", "3.00", "-0.02", "null", "199.98");
    gives("d + 1.005", "2.505", "0.995", "null", "100.995");
    gives("1 - d", "-0.50", "1.01", "null", "-98.99");
    gives("d / 4", "0.375000", "-0.002500", "null", "24.997500");
    gives("f * 2e0", "3.0", "NaN", "-0.0", "null");
    gives("-f", "-1.5", "NaN", "0.0", "null");
    gives("-k", "-7", "7", "null", "0");
  }

  @Test
  void arithmeticThatFails() {
    fails("a + 1", "OVERFLOW");
    fails("a * a", "OVERFLOW");
    fails("k / b", "DIVISION_BY_ZERO");
    fails("d / (d - d)", "DIVISION_BY_ZERO");
    fails("-i", "OVERFLOW");
    fails("CAST(b + 125 AS int8)", "INVALID_CAST");
    fails("CAST(s AS int64)", "INVALID_CAST");
  }

  @Test
  void comparisons() {
    gives("a < 5", "true", "null", "true", "false");
    gives("k >= 0", "true", "false", "null", "true");
    gives("s = 'x'", "true", "false", "false", "true");
    gives("s < 'b'", "false", "true", "true", "false");
    gives("f >= 0e0", "true", "true", "true", "null");
    gives("d > 0.5", "true", "false", "null", "true");
    gives("a IS NOT DISTINCT FROM b", "false", "false", "false", "false");
    gives("a IS NULL", "false", "true", "false", "false");
    gives("x > DATE '2024-02-28'", "true", "false", "null", "false");
    gives("s IN ('x', 'y')", "true", "false", "false", "true");
    gives("a IN (1, NULL)", "true", "null", "null", "null");
    gives("t", "true", "false", "null", "true");
  }

  @Test
  void logicLeavesLaterTermsAlone() {
    gives("b <> 0 AND 10 / b > 2", "false", "false", "true", "null");
    gives("b = 0 OR b IS NULL OR 10 / b > 2", "false", "true", "true", "true");
    gives("CASE WHEN b = 0 THEN 0 ELSE 10 / b END", "1", "0", "3", "null");
    gives("coalesce(a, 10 / (b + 10))", "1", "1", "-5", "9223372036854775807");
    gives("NOT t", "false", "true", "null", "false");
    gives("t AND NULL", "null", "false", "null", "null");
    gives("t OR NULL", "true", "null", "null", "true");
    gives("CASE WHEN t THEN s ELSE 'other' END", "x", "other", "other", "x");
  }

  @Test
  void casts() {
    gives("CAST(f AS string)", "1.5", "NaN", "-0.0", "null");
    gives("CAST(d AS int64)", "1", "0", "null", "99");
    gives("CAST(d AS decimal(5,1))", "1.5", "0.0", "null", "100.0");
    gives("CAST(d AS float64)", "1.5", "-0.01", "null", "99.99");
    gives("CAST(k AS decimal(30,3))", "7.000", "-7.000", "null", "0.000");
    gives("TRY_CAST(s AS int64)", "null", "null", "null", "null");
    gives("CAST(t AS int32)", "1", "0", "null", "1");
    gives("CAST(d AS string)", "1.50", "-0.01", "null", "99.99");
    gives("CAST(x AS string)", "2024-02-29", "1969-12-31", "null", "2024-02-28");
    gives(
        "CAST(x AS timestamp)",
        "2024-02-29T00:00:00Z",
        "1969-12-31T00:00:00Z",
        "null",
        "2024-02-28T00:00:00Z");
    gives("TRY_CAST(a AS int8)", "1", "null", "-5", "null");
  }

  @Test
  void functions() {
    gives("upper(s)", "X", "A TEXT LONGER THAN TWELVE BYTES", "", "X");
    gives("length(s)", "1", "31", "0", "1");
    gives("s || '-' || k", "x-7", "a text longer than twelve bytes--7", "null", "x-0");
    gives("greatest(a, b)", "10", "0", "3", "9223372036854775807");
    gives("least(s, 'm')", "m", "a text longer than twelve bytes", "", "m");
    gives("s LIKE '%t%'", "false", "true", "false", "false");
    gives("span_len(span_make(b, b + 2))", "2", "2", "2", "null");
    gives("span_make(b, 5)['bstart']", "10", "0", "3", "null");
  }

  @Test
  void foldsOnlyWhatHasAValue() {
    try (BufferAllocator allocator = Leaks.allocator()) {
      ExprCompiler compiler = new ExprCompiler(Kernels.scalar(), allocator);
      assertThat(compiler.fold(bind("1 + 1"))).isPresent();
      assertThat(compiler.fold(bind("1 / 0"))).isEmpty();
      assertThat(compiler.fold(bind("a + 1"))).isEmpty();
    }
  }

  private static void gives(String text, String... expected) {
    Expr expr = bind(text);
    for (Form form : Form.values()) {
      for (KernelChoice choice : List.of(KernelChoice.SCALAR, KernelChoice.SIMD)) {
        assertThat(evaluate(expr, form, choice))
            .as("%s over %s, %s", text, form, choice)
            .containsExactly(expected);
      }
    }
  }

  private static void fails(String text, String code) {
    Expr expr = bind(text);
    for (Form form : Form.values()) {
      assertThatThrownBy(() -> evaluate(expr, form, KernelChoice.SCALAR))
          .as("%s over %s", text, form)
          .isInstanceOfSatisfying(
              EvaluationException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
  }

  /// Evaluates over enough copies of the rows that dictionaries pay, and over the rows alone.
  private static List<String> evaluate(Expr expr, Form form, KernelChoice choice) {
    List<String> once = evaluate(expr, form, choice, ROWS);
    String[] many = new String[ROWS.length * 20];
    Arrays.setAll(many, row -> ROWS[row % ROWS.length]);
    List<String> repeated = evaluate(expr, form, choice, many);
    for (int row = 0; row < many.length; row++) {
      assertThat(repeated.get(row)).isEqualTo(once.get(row % ROWS.length));
    }
    for (int row = 0; row < ROWS.length; row++) {
      assertThat(evaluate(expr, Form.CONSTANT, choice, ROWS[row])).containsExactly(once.get(row));
    }
    return once;
  }

  private static List<String> evaluate(Expr expr, Form form, KernelChoice choice, String... rows) {
    List<Column> columns = BatchText.columns(SCHEMA);
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch = BatchText.batch(allocator, form, SCHEMA, rows)) {
      ExprCompiler compiler = new ExprCompiler(Kernels.of(choice), allocator);
      try (ColumnVector vector =
          compiler.compile(expr, columns).evaluate(batch, batch.selection())) {
        return BatchText.cells(vector, batch.selection());
      }
    }
  }

  private static Expr bind(String text) {
    return SqlExpressions.bind(text, Scope.of(BatchText.columns(SCHEMA)));
  }
}
