package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Holds random expressions over random rows, in every form and several batch sizes, against
/// [RowInterpreter]: the same values, and an error exactly where some row has one.
class RandomExpressionsTest {
  private static final long SEED = 42L;
  private static final int ROUNDS = 3_000;
  private static final List<Form> FORMS = List.of(Form.values());
  private static final int[] SIZES = {1, 3, 60, 200};

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<Column> columns = columns();
  private int errors;
  private int truths;

  @Test
  void agreeWithTheInterpreter() {
    RandomExpr expressions = new RandomExpr(random, columns);
    for (int round = 0; round < ROUNDS; round++) {
      DataType type = RandomExpr.TYPES.get(random.nextInt(RandomExpr.TYPES.size()));
      Expr expr = expressions.of(type, 1 + random.nextInt(4));
      int size = SIZES[random.nextInt(SIZES.length)];
      List<List<Value>> values = values(expressions, size);
      Form form = FORMS.get(random.nextInt(FORMS.size()));
      KernelChoice choice = random.nextBoolean() ? KernelChoice.SIMD : KernelChoice.SCALAR;
      check(
          "seed %d round %d %s: %s".formatted(SEED, round, form, expr), expr, values, form, choice);
    }
    assertThat(errors).as("rounds that end in an error").isBetween(ROUNDS / 50, ROUNDS / 2);
    assertThat(truths).as("predicates").isGreaterThan(ROUNDS / 50);
  }

  private void check(
      String what, Expr expr, List<List<Value>> values, Form form, KernelChoice choice) {
    Optional<List<Value>> expected = interpret(expr, values);
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch =
            BatchText.batch(allocator, form, columns.stream().map(Column::type).toList(), values)) {
      ExprCompiler compiler = new ExprCompiler(Kernels.of(choice), allocator);
      if (!evaluate(compiler, expr, batch).equals(expected)) {
        Expr smallest = smallest(compiler, expr, values, batch);
        assertThat(evaluate(compiler, smallest, batch))
            .as("%s%nin %s", smallest, what)
            .isEqualTo(interpret(smallest, values));
      }
      if (expr.type() == Simple.BOOLEAN && expected.isPresent()) {
        assertThat(select(compiler, expr, batch))
            .as(what)
            .isEqualTo(trueRows(batch, expected.get()));
        truths++;
      }
    }
    errors += expected.isEmpty() ? 1 : 0;
    if (expected.isEmpty()) {
      assertThat(expr.canFail()).as(what).isTrue();
    }
  }

  /// The smallest part of a wrong expression that is wrong by itself.
  private Expr smallest(ExprCompiler compiler, Expr expr, List<List<Value>> values, Batch batch) {
    return expr.children().stream()
        .filter(child -> !evaluate(compiler, child, batch).equals(interpret(child, values)))
        .findFirst()
        .map(child -> smallest(compiler, child, values, batch))
        .orElse(expr);
  }

  private static Optional<List<Value>> evaluate(ExprCompiler compiler, Expr expr, Batch batch) {
    return evaluate(compiler.compile(expr, columns()), batch);
  }

  private static Optional<List<Value>> evaluate(CompiledExpr compiled, Batch batch) {
    List<Value> values = new ArrayList<>();
    try (ColumnVector vector = compiled.evaluate(batch, batch.selection())) {
      assertThat(vector.rows()).isEqualTo(batch.capacity());
      for (int i = 0; i < batch.rows(); i++) {
        values.add(Values.get(vector, batch.selection().position(i)));
      }
      return Optional.of(values);
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }

  private static List<Integer> select(ExprCompiler compiler, Expr expr, Batch batch) {
    int[] selected = new int[batch.capacity() + 1];
    CompiledPredicate predicate = compiler.predicate(expr, columns());
    predicate.select(batch, batch.selection(), selected);
    // Twice, for what a predicate keeps from one batch to the next.
    int found = predicate.select(batch, batch.selection(), selected);
    return Arrays.stream(selected, 0, found).boxed().toList();
  }

  private static List<Integer> trueRows(Batch batch, List<Value> values) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).equals(new Value.Bool(true))) {
        rows.add(batch.selection().position(i));
      }
    }
    return rows;
  }

  private Optional<List<Value>> interpret(Expr expr, List<List<Value>> values) {
    List<Value> results = new ArrayList<>();
    for (int row = 0; row < values.getFirst().size(); row++) {
      Map<Integer, Value> cells = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.put(columns.get(i).id(), values.get(i).get(row));
      }
      try {
        results.add(new RowInterpreter(cells).evaluate(expr));
      } catch (RowInterpreter.Failed _) {
        return Optional.empty();
      }
    }
    return Optional.of(results);
  }

  private List<List<Value>> values(RandomExpr expressions, int size) {
    List<List<Value>> values = new ArrayList<>();
    for (Column column : columns) {
      List<Value> domain = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        domain.add(expressions.value(column.type()));
      }
      List<Value> cells = new ArrayList<>();
      for (int row = 0; row < size; row++) {
        cells.add(domain.get(random.nextInt(domain.size())));
      }
      values.add(cells);
    }
    return values;
  }

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    for (DataType type : RandomExpr.TYPES) {
      columns.add(new Column(columns.size() + 1, "c" + columns.size(), type));
      columns.add(new Column(columns.size() + 1, "c" + columns.size(), type));
    }
    return List.copyOf(columns);
  }
}
