package dev.quiver.exec.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.fixture.BatchText;
import dev.quiver.exec.fixture.Form;
import dev.quiver.exec.fixture.Leaks;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.NestedFunction;
import dev.quiver.logical.expr.Parameter;
import dev.quiver.logical.expr.Parameter.Supply;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.SpanFunction;
import dev.quiver.logical.expr.TimeFunction;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.Test;

/// Every function of scalars gives over random columns, in every form, what it gives for each row
/// alone, and ends in an error exactly where some row does; only where it says that it can.
class FunctionFormsTest {
  private static final long SEED = 7L;

  /// Their values fold to no constants.
  private static final List<ScalarFunction> NESTED =
      List.of(SpanFunction.SPAN_MAKE, NestedFunction.STRING_TO_ARRAY);

  private static final int ROUNDS = 12;
  private static final List<Form> FORMS = List.of(Form.values());
  private static final int[] SIZES = {1, 3, 60};
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "naïve",
          "a-b-c",
          "-",
          "%",
          "a%",
          "hello wORLD of ünicode 😀",
          "YWJj",
          "(",
          "b+");
  private static final List<Long> INTEGERS =
      List.of(
          0L, 1L, -1L, 2L, 12L, 31L, 60L, 2024L, -50L, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE);
  private static final List<Double> REALS =
      List.of(0.0, -0.0, 1.0, -2.5, 0.3, 59.9999999, 1e300, Double.NaN, Double.NEGATIVE_INFINITY);
  private static final List<Long> DAYS =
      List.of(
          0L, -1L, 19_782L, 11_016L, -719_528L, (long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void giveTheSameInEveryForm() {
    int tried = 0;
    for (ScalarFunction function : ScalarFunction.all()) {
      boolean isScalar = function.parameters().stream().allMatch(FunctionFormsTest::isScalar);
      if (isScalar && !NESTED.contains(function)) {
        tried++;
        for (int round = 0; round < ROUNDS; round++) {
          check(function, FORMS.get(round % FORMS.size()));
        }
      }
    }
    assertThat(tried).isGreaterThan(110);
  }

  private void check(ScalarFunction function, Form form) {
    List<Column> columns = new ArrayList<>();
    List<Expr> arguments = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      int count = parameter.supply() instanceof Supply.Repeated ? 2 : 1;
      for (int i = 0; i < count; i++) {
        arguments.add(argument(function, parameter, columns));
      }
    }
    int size = SIZES[random.nextInt(SIZES.length)];
    List<List<Value>> values = columns.stream().map(column -> values(column.type(), size)).toList();
    Expr call = Calls.of(function, arguments);
    String what = "seed %d: %s over %s".formatted(SEED, call, values);
    try (BufferAllocator allocator = Leaks.allocator();
        Batch batch =
            BatchText.batch(allocator, form, columns.stream().map(Column::type).toList(), values)) {
      ExprCompiler compiler = new ExprCompiler(Kernels.scalar(), allocator);
      Optional<List<Value>> alone = alone(compiler, call, columns, values);
      assertThat(evaluate(compiler.compile(call, columns), batch)).as(what).isEqualTo(alone);
      if (alone.isEmpty()) {
        assertThat(call.canFail()).as(what).isTrue();
      }
    }
  }

  private static Optional<List<Value>> evaluate(CompiledExpr compiled, Batch batch) {
    List<Value> values = new ArrayList<>();
    try (ColumnVector vector = compiled.evaluate(batch, batch.selection())) {
      for (int i = 0; i < batch.rows(); i++) {
        values.add(Values.get(vector, batch.selection().position(i)));
      }
      return Optional.of(values);
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Value>> alone(
      ExprCompiler compiler, Expr call, List<Column> columns, List<List<Value>> values) {
    List<Value> results = new ArrayList<>();
    int rows = values.isEmpty() ? 0 : values.getFirst().size();
    for (int row = 0; row < rows; row++) {
      Optional<Literal> folded = compiler.fold(withRow(call, columns, values, row));
      if (folded.isEmpty()) {
        return Optional.empty();
      }
      results.add(folded.get().value());
    }
    return Optional.of(results);
  }

  private static Expr withRow(Expr expr, List<Column> columns, List<List<Value>> values, int row) {
    if (expr instanceof Ref(var column)) {
      return new Literal(values.get(columns.indexOf(column)).get(row), column.type());
    }
    List<Expr> children = expr.children();
    return children.isEmpty()
        ? expr
        : expr.withChildren(
            children.stream().map(child -> withRow(child, columns, values, row)).toList());
  }

  private Expr argument(ScalarFunction function, Parameter parameter, List<Column> columns) {
    Optional<Value> constant = constant(parameter);
    DataType type =
        function == TimeFunction.ADD_MICROS && columns.isEmpty()
            ? Simple.TIMESTAMP
            : type(parameter);
    if (constant.isPresent()) {
      return new Literal(constant.get(), type);
    }
    Column column = new Column(columns.size() + 1, "c" + columns.size(), type);
    columns.add(column);
    return new Ref(column);
  }

  private static Optional<Value> constant(Parameter parameter) {
    return switch (parameter.name()) {
      case "unit" -> Optional.of(new Value.Text("month"));
      case "field" -> Optional.of(new Value.Text("week"));
      case "format" -> Optional.of(new Value.Text("base64"));
      case "escape" -> Optional.of(new Value.Text("\\"));
      case "flags" -> Optional.of(new Value.Text("gi"));
      case "places" -> Optional.of(new Value.Int(1));
      default -> Optional.empty();
    };
  }

  private static boolean isScalar(Parameter parameter) {
    return switch (parameter.accepts()) {
      case SPAN, COMMON, STRUCT, LIST, TEXTS, COLLECTION, ELEMENT, MAP, KEY, VARIANT -> false;
      case BOOLEAN, INT32, INT64, FLOAT64, STRING, BINARY, TEXT, HASH_TEXT -> true;
      case NUMBER, FLOAT, TIME, COMPARABLE -> true;
    };
  }

  private DataType type(Parameter parameter) {
    return switch (parameter.accepts()) {
      case BOOLEAN -> Simple.BOOLEAN;
      case INT32 -> Simple.INT32;
      case INT64 -> Simple.INT64;
      case FLOAT64, FLOAT -> Simple.FLOAT64;
      case STRING, BINARY, TEXT, HASH_TEXT -> Simple.STRING;
      case NUMBER -> random.nextBoolean() ? Simple.INT64 : new Decimal(25, 3);
      case TIME ->
          parameter.name().equals("start") || parameter.name().equals("end")
              ? Simple.DATE
              : random.nextBoolean() ? Simple.DATE : Simple.TIMESTAMP;
      case COMPARABLE -> Simple.INT64;
      case SPAN, COMMON, STRUCT, LIST, TEXTS, COLLECTION, ELEMENT, MAP, KEY, VARIANT ->
          throw new IllegalArgumentException("no scalar: " + parameter);
    };
  }

  private List<Value> values(DataType type, int size) {
    // Few of them, so that a column of them has a dictionary, and often no error.
    List<Value> domain = Stream.generate(() -> value(type)).limit(1 + random.nextInt(3)).toList();
    return Stream.generate(() -> pick(domain)).limit(size).toList();
  }

  private Value value(DataType type) {
    if (random.nextInt(6) == 0) {
      return Value.NULL;
    }
    return switch (type) {
      case Simple.BOOLEAN -> new Value.Bool(random.nextBoolean());
      case Simple.INT32 -> new Value.Int(random.nextInt(100));
      case Simple.INT64 -> new Value.Int(random.nextBoolean() ? 1 : pick(INTEGERS));
      case Simple.FLOAT64 -> new Value.Real(pick(REALS));
      case Simple.STRING -> new Value.Text(pick(TEXTS));
      case Simple.DATE -> new Value.Int(pick(DAYS));
      case Simple.TIMESTAMP -> new Value.Int(pick(INTEGERS));
      case Decimal _ -> new Value.Exact(BigInteger.valueOf(pick(INTEGERS)));
      case Simple _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalArgumentException("no values: " + type);
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
