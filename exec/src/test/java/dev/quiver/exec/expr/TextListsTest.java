package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.sql.Scope;
import dev.quiver.logical.sql.SqlExpressions;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Texts split and joined again are what the platform makes of them, in every form.
class TextListsTest {
  private static final long SEED = 3L;
  private static final List<Column> COLUMNS =
      List.of(new Column(1, "t", Simple.STRING), new Column(2, "d", Simple.STRING));

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void partsJoinedWithAnotherDelimiter() {
    for (Form form : Form.values()) {
      for (int rows : List.of(1, 3, 70)) {
        List<Value> texts = column(rows, List.of("", "-", "a-b", "ï--ï-", "a long text - of-more"));
        List<Value> delimiters = column(rows, List.of("-", "--", "", "ï"));
        List<Value> expected = new ArrayList<>();
        List<Value> found = evaluate(form, List.of(texts, delimiters));
        for (int row = 0; row < found.size(); row++) {
          expected.add(joined(texts.get(row), delimiters.get(row)));
        }
        assertThat(found).as("seed %d %s %s %s", SEED, form, texts, delimiters).isEqualTo(expected);
      }
    }
  }

  private static Value joined(Value text, Value delimiter) {
    return text instanceof Value.Text(var whole) && delimiter instanceof Value.Text(var between)
        ? new Value.Text(
            between.isEmpty()
                ? whole
                : String.join("+", Pattern.compile(Pattern.quote(between)).split(whole, -1)))
        : Value.NULL;
  }

  private static List<Value> evaluate(Form form, List<List<Value>> values) {
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch =
            BatchText.batch(allocator, form, List.of(Simple.STRING, Simple.STRING), values);
        ColumnVector vector =
            new ExprCompiler(Kernels.scalar(), allocator)
                .compile(
                    SqlExpressions.bind(
                        "array_to_string(string_to_array(t, d), '+')", Scope.of(COLUMNS)),
                    COLUMNS)
                .evaluate(batch, batch.selection())) {
      List<Value> found = new ArrayList<>();
      for (int i = 0; i < batch.rows(); i++) {
        found.add(Values.get(vector, batch.selection().position(i)));
      }
      return found;
    }
  }

  private List<Value> column(int rows, List<String> texts) {
    return Stream.generate(() ->
            random.nextInt(5) == 0
                ? Value.NULL
                : (Value) new Value.Text(texts.get(random.nextInt(texts.size()))))
        .limit(rows)
        .toList();
  }
}
