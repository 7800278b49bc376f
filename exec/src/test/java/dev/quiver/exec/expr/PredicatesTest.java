package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.context.ExecutionSettings.KernelChoice;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
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
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Predicates have short ways of their own; they select the rows whose value is true.
class PredicatesTest {
  private static final long SEED = 20_261_123L;
  private static final int ROWS = 300;
  private static final List<Form> FORMS = List.of(Form.values());

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void rangesOfEveryIntegerType() {
    for (DataType type :
        List.of(
            Simple.INT8,
            Simple.INT16,
            Simple.INT32,
            Simple.INT64,
            Simple.DATE,
            Simple.TIMESTAMP,
            new Decimal(12, 2),
            new Decimal(18, 0))) {
      List<Column> columns = List.of(new Column(1, "a", type), new Column(2, "b", type));
      for (int round = 0; round < 60; round++) {
        List<Expr> terms = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
          terms.add(comparison(columns.get(random.nextInt(2)), type));
        }
        Expr predicate = terms.size() == 1 ? terms.getFirst() : new And(terms);
        selects(predicate, columns, List.of(numbers(type), numbers(type)));
      }
    }
  }

  @Test
  void comparisonsOfTwoColumns() {
    for (DataType type : List.of(Simple.INT32, Simple.INT64, new Decimal(18, 0))) {
      List<Column> columns = List.of(new Column(1, "a", type), new Column(2, "b", type));
      for (Comparison op : Comparison.values()) {
        Expr predicate = new Compare(op, new Ref(columns.getFirst()), new Ref(columns.getLast()));
        selects(predicate, columns, List.of(numbers(type), numbers(type)));
      }
    }
  }

  @Test
  void patterns() {
    List<Column> columns = List.of(new Column(1, "t", Simple.STRING));
    for (int round = 0; round < 300; round++) {
      List<Value> texts =
          Stream.generate(() -> random.nextInt(9) == 0 ? Value.NULL : new Value.Text(word(40)))
              .limit(ROWS)
              .toList();
      String pattern =
          switch (round % 4) {
            case 0 -> "%" + word(9) + "%" + word(3) + "%";
            case 1 -> word(6) + "%";
            case 2 -> "%" + word(6);
            default -> word(3) + "%" + word(12) + "%" + word(2);
          };
      String not = random.nextBoolean() ? "NOT " : "";
      Expr predicate =
          SqlExpressions.bind("t " + not + "LIKE '" + pattern + "'", Scope.of(columns));
      selects(predicate, columns, List.of(texts));
    }
  }

  private void selects(Expr predicate, List<Column> columns, List<List<Value>> values) {
    Form form = FORMS.get(random.nextInt(FORMS.size()));
    KernelChoice choice = random.nextBoolean() ? KernelChoice.SIMD : KernelChoice.SCALAR;
    List<DataType> types = columns.stream().map(Column::type).toList();
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch = BatchText.batch(allocator, form, types, values)) {
      ExprCompiler compiler = new ExprCompiler(Kernels.of(choice), allocator);
      int[] expected;
      try (ColumnVector truth =
          compiler.compile(predicate, columns).evaluate(batch, batch.selection())) {
        expected =
            IntStream.range(0, batch.rows())
                .map(batch.selection()::position)
                .filter(row -> Values.get(truth, row).equals(new Value.Bool(true)))
                .toArray();
      }
      int[] selected = new int[batch.capacity() + 1];
      int found = compiler.predicate(predicate, columns).select(batch, batch.selection(), selected);
      assertThat(Arrays.copyOf(selected, found))
          .as("seed %d %s %s %s", SEED, form, choice, predicate)
          .isEqualTo(expected);
      int[] some = Arrays.stream(expected).filter(row -> row % 3 != 0).toArray();
      Selection rows = Selection.of(some, some.length);
      found = compiler.predicate(predicate, columns).select(batch, rows, selected);
      assertThat(Arrays.copyOf(selected, found)).as("%s of some", predicate).isEqualTo(some);
    }
  }

  private Expr comparison(Column column, DataType type) {
    Comparison op =
        List.of(Comparison.LT, Comparison.LE, Comparison.GT, Comparison.GE, Comparison.EQ)
            .get(random.nextInt(5));
    Expr ref = new Ref(column);
    Literal bound = new Literal(number(type), type);
    return random.nextInt(4) == 0 ? new Compare(op, bound, ref) : new Compare(op, ref, bound);
  }

  private List<Value> numbers(DataType type) {
    return Stream.generate(() -> random.nextInt(9) == 0 ? Value.NULL : number(type))
        .limit(ROWS)
        .toList();
  }

  private Value number(DataType type) {
    int edge = random.nextInt(12);
    long most =
        switch (type) {
          case Simple.INT8 -> Byte.MAX_VALUE;
          case Simple.INT16 -> Short.MAX_VALUE;
          case Simple.INT32, Simple.DATE -> Integer.MAX_VALUE;
          default -> type instanceof Decimal ? 999_999_999_999L : Long.MAX_VALUE;
        };
    long number = edge == 0 ? most : edge == 1 ? -most : random.nextInt(-5, 6);
    return type instanceof Decimal
        ? new Value.Exact(BigInteger.valueOf(number))
        : new Value.Int(edge == 2 && !(type instanceof Decimal) ? -most - 1 : number);
  }

  private String word(int longest) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      word.append("aabï".charAt(random.nextInt(4)));
    }
    return word.toString();
  }
}
