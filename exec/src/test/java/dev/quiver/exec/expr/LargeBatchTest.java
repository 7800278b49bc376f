package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.DictionaryVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.junit.jupiter.api.Test;

/// Batches of 2,048 rows, in which loops run and doubt their results.
class LargeBatchTest {
  private static final int ROWS = 2_048;
  private static final String SCHEMA = "a int64, d decimal(18,2), w decimal(30,2)";

  @Test
  void overflowOfRowsThatDoNotCountIsNoError() {
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch = BatchText.batch(allocator, SCHEMA, rows())) {
      Selection small = Selection.taking(IntStream.range(0, ROWS - 1).toArray(), ROWS - 1);
      for (String text : new String[] {"a + 1", "a * 3", "d * d", "w + w", "w * 2", "d - 1"}) {
        CompiledExpr expr = compile(allocator, text);
        try (ColumnVector vector = expr.evaluate(batch, small)) {
          assertThat(vector.isNull(5)).as(text).isFalse();
        }
      }
      CompiledExpr sum = compile(allocator, "a + 1");
      assertThatThrownBy(() -> sum.evaluate(batch, batch.selection()))
          .isInstanceOf(EvaluationException.class)
          .hasMessageContaining("9223372036854775807 + 1 as int64");
    }
  }

  @Test
  void decimalsAreExactInEveryWidth() {
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch =
            BatchText.batch(
                allocator,
                Form.DICTIONARY,
                "d decimal(18,2), w decimal(30,2)",
                repeat("-9999999999999999.99|9999999999999999999999999999.99"))) {
      assertThat(first(allocator, batch, "d + d")).isEqualTo("-19999999999999999.98");
      assertThat(first(allocator, batch, "w - d")).isEqualTo("10000000000009999999999999999.98");
      assertThat(first(allocator, batch, "d * d"))
          .isEqualTo("99999999999999999800000000000000.0001");
      assertThat(first(allocator, batch, "w * 0.1")).isEqualTo("999999999999999999999999999.999");
    }
  }

  @Test
  void anEntryWithoutAResultStaysOutOfDictionaries() {
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch = BatchText.batch(allocator, Form.DICTIONARY, SCHEMA, rows())) {
      Selection most = Selection.taking(IntStream.range(0, ROWS - 1).toArray(), ROWS - 1);
      CompiledExpr expr = compile(allocator, "CAST(CAST(d + d AS decimal(5,2)) AS string)");
      try (ColumnVector vector = expr.evaluate(batch, most)) {
        assertThat(vector).isInstanceOf(FlatVector.class);
        assertThat(BatchText.cell(vector, 0)).isEqualTo("24.68");
      }
      CompiledExpr total = compile(allocator, "CAST(d AS string)");
      try (ColumnVector vector = total.evaluate(batch, most)) {
        assertThat(vector).isInstanceOf(DictionaryVector.class);
        assertThat(BatchText.cell(vector, 0)).isEqualTo("12.34");
      }
    }
  }

  @Test
  void leavesNothingBehindWhenMemoryRunsOut() {
    String[] texts = {
      "CASE WHEN a > 7 THEN w + d ELSE coalesce(w, d) END",
      "upper(CAST(d AS string) || ' behind a longer text')",
      "span_make(a, a + 1)['bend'] IN (1, 8) OR a = 7 AND d < w",
    };
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch =
            BatchText.batch(allocator, Form.DICTIONARY, SCHEMA, repeat("7|12.34|56.78"))) {
      for (String text : texts) {
        int failures = 0;
        for (long limit = 1; limit <= 512 * 1024; limit *= 2) {
          try (BufferAllocator scarce = Leaks.allocator(limit)) {
            compile(scarce, text).evaluate(batch, batch.selection()).close();
          } catch (OutOfMemoryException e) {
            failures++;
          }
        }
        assertThat(failures).as(text).isBetween(1, 19);
      }
    }
  }

  private static String first(BufferAllocator allocator, Batch batch, String text) {
    CompiledExpr expr =
        new ExprCompiler(Kernels.scalar(), allocator)
            .compile(
                SqlExpressions.bind(
                    text, Scope.of(BatchText.columns("d decimal(18,2), w decimal(30,2)"))),
                BatchText.columns("d decimal(18,2), w decimal(30,2)"));
    try (ColumnVector vector = expr.evaluate(batch, batch.selection())) {
      String cell = BatchText.cell(vector, 0);
      assertThat(BatchText.cell(vector, ROWS - 1)).isEqualTo(cell);
      return cell;
    }
  }

  private static CompiledExpr compile(BufferAllocator allocator, String text) {
    return new ExprCompiler(Kernels.scalar(), allocator)
        .compile(
            SqlExpressions.bind(text, Scope.of(BatchText.columns(SCHEMA))),
            BatchText.columns(SCHEMA));
  }

  private static String[] rows() {
    String[] rows = repeat("7|12.34|56.78");
    rows[ROWS - 1] = "9223372036854775807|9999999999999999.99|9999999999999999999999999999.99";
    return rows;
  }

  private static String[] repeat(String row) {
    String[] rows = new String[ROWS];
    Arrays.fill(rows, row);
    return rows;
  }
}
