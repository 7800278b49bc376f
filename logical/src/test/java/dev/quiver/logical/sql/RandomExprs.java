package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Calls;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Conversions;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.ExprException;
import dev.quiver.logical.expr.Members;
import dev.quiver.logical.expr.Numbers;
import dev.quiver.logical.expr.Parameter;
import dev.quiver.logical.expr.ScalarFunction;
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Makes random expressions of every kind over the columns of [TestScope], the same for one seed.
final class RandomExprs {
  private static final List<DataType> TYPES =
      List.of(
          Simple.BOOLEAN,
          Simple.INT8,
          Simple.INT16,
          Simple.INT32,
          Simple.INT64,
          Simple.FLOAT32,
          Simple.FLOAT64,
          Simple.STRING,
          Simple.BINARY,
          Simple.DATE,
          Simple.TIMESTAMP,
          Simple.TIMESTAMP_NTZ,
          new Decimal(12, 2),
          new Decimal(38, 10),
          new Decimal(5, 0));

  private static final List<String> TEXTS =
      List.of(
          "", "x", "it's", "a\"b", "\n", "a\tb\\c'", "naïve", "😀", "\u0000\u200e", "%_!", "a--b");

  private final Random random;

  RandomExprs(long seed) {
    this.random = new Random(seed);
  }

  Expr any(int depth) {
    return of(pick(TYPES), depth);
  }

  private Expr of(DataType type, int depth) {
    if (depth == 0) {
      return leaf(type);
    }
    return type == Simple.BOOLEAN && random.nextInt(4) > 0
        ? condition(depth - 1)
        : as(type, value(type, depth - 1));
  }

  private Expr as(DataType type, Expr expr) {
    if (expr.type().equals(type)) {
      return expr;
    }
    return Conversions.exists(expr.type(), type)
        ? new Cast(expr, type, OnFailure.ERROR)
        : leaf(type);
  }

  private Expr leaf(DataType type) {
    List<Column> columns =
        TestScope.WIDE.entries().stream()
            .map(Scope.Entry::column)
            .filter(column -> column.type().equals(type))
            .toList();
    return columns.isEmpty() || random.nextInt(2) == 0 ? literal(type) : new Ref(pick(columns));
  }

  private Literal literal(DataType type) {
    if (random.nextInt(8) == 0) {
      return Literal.nullOf(type);
    }
    Value value =
        switch (type) {
          case Simple.BOOLEAN -> new Value.Bool(random.nextBoolean());
          case Simple.INT8 -> new Value.Int((byte) bits());
          case Simple.INT16 -> new Value.Int((short) bits());
          case Simple.INT32, Simple.DATE -> new Value.Int((int) bits());
          case Simple.INT64, Simple.TIMESTAMP, Simple.TIMESTAMP_NTZ -> new Value.Int(bits());
          case Simple.FLOAT32 -> new Value.Real(finite(Float.intBitsToFloat((int) bits())));
          case Simple.FLOAT64 -> new Value.Real(finite(Double.longBitsToDouble(bits())));
          case Simple.STRING -> new Value.Text(pick(TEXTS) + pick(TEXTS));
          case Simple.BINARY -> new Value.Bytes("00ff".repeat(random.nextInt(3)));
          case Decimal(var precision, _) ->
              new Value.Exact(BigInteger.valueOf(bits()).remainder(BigInteger.TEN.pow(precision)));
          case Simple.NULL, Simple.VARIANT -> Value.NULL;
          case Struct _, DataType.ListOf _, DataType.MapOf _ -> Value.NULL;
        };
    return new Literal(value, type);
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : -0.0;
  }

  /// Small and large numbers, and the ends.
  private long bits() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt(10);
      case 1 -> -random.nextInt(1_000);
      case 2 -> Long.MIN_VALUE;
      case 3 -> Long.MAX_VALUE;
      default -> random.nextLong();
    };
  }

  private Expr condition(int depth) {
    DataType type = pick(TYPES);
    return switch (random.nextInt(10)) {
      case 0 -> new And(many(Simple.BOOLEAN, depth));
      case 1 -> new Or(many(Simple.BOOLEAN, depth));
      case 2 -> new Not(of(Simple.BOOLEAN, depth));
      case 3 -> new IsNull(of(type, depth));
      case 4 -> new InList(of(type, depth), List.of(literal(type), literal(type)));
      case 5 -> Comparisons.in(of(type, depth), many(type, depth));
      case 6 -> valid(() -> Calls.of(pick(List.of("like", "ilike")), matchArguments(depth)), type);
      default ->
          new Expr.Compare(pick(List.of(Comparison.values())), of(type, depth), of(type, depth));
    };
  }

  private List<Expr> matchArguments(int depth) {
    List<Expr> arguments = new ArrayList<>(many(Simple.STRING, depth).subList(0, 2));
    if (random.nextBoolean()) {
      arguments.add(new Literal(new Value.Text(pick(List.of("", "!", "\\", "'"))), Simple.STRING));
    }
    return arguments;
  }

  private Expr value(DataType type, int depth) {
    return switch (random.nextInt(7)) {
      case 0 -> new Coalesce(many(type, depth));
      case 1 ->
          new Case(
              List.of(
                  new Branch(of(Simple.BOOLEAN, depth), of(type, depth)),
                  new Branch(of(Simple.BOOLEAN, depth), of(type, depth))),
              of(type, depth));
      case 2 -> cast(type, depth);
      case 3 -> arithmetic(type, depth);
      case 4 -> type.isNumeric() ? new Negate(of(type, depth)) : leaf(type);
      case 5 -> valid(() -> Members.exact(spanOf(depth), "bend"), type);
      default -> call(depth);
    };
  }

  private Expr spanOf(int depth) {
    return Calls.of(
        "span_make",
        List.of(of(Simple.INT64, depth), of(Simple.INT64, depth), literal(Simple.INT32)));
  }

  private Expr picked(int depth) {
    Literal name = new Literal(new Value.Text("bend"), Simple.STRING);
    return Calls.of("struct_pick", List.of(spanOf(depth), name));
  }

  private Expr listOf(int depth) {
    DataType type = pick(List.of(Simple.INT32, Simple.STRING));
    Expr list = Calls.of("make_array", List.of(of(type, depth), literal(type)));
    return switch (random.nextInt(8)) {
      case 4 -> Calls.of("list_compact", List.of(list));
      case 5 -> Calls.of("list_unique_sorted", List.of(list));
      case 0 -> Calls.of("map_keys", List.of(Calls.of("map", List.of(list, list))));
      case 1 -> Calls.of("map_values", List.of(Calls.of("map", List.of(list, list))));
      default -> list;
    };
  }

  private Expr cast(DataType type, int depth) {
    DataType from = pick(TYPES);
    return from.equals(type) || !Conversions.exists(from, type)
        ? leaf(type)
        : new Cast(of(from, depth), type, pick(List.of(OnFailure.values())));
  }

  private Expr arithmetic(DataType type, int depth) {
    Operator op = pick(List.of(Operator.values()));
    return valid(() -> Numbers.arithmetic(op, of(type, depth), of(pick(TYPES), depth)), type);
  }

  private Expr call(int depth) {
    return call(pick(ScalarFunction.all()), depth);
  }

  /// A call of a function, or a constant where the arguments drawn do not go together.
  Expr call(ScalarFunction function, int depth) {
    List<Expr> arguments = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      if (parameter.supply() instanceof Parameter.Supply.Optional && random.nextBoolean()) {
        break;
      }
      int count = parameter.supply() instanceof Parameter.Supply.Repeated ? 3 : 1;
      IntStream.range(0, count).forEach(_ -> arguments.add(argument(parameter, depth)));
    }
    return valid(() -> Calls.of(function, arguments), Simple.STRING);
  }

  private Expr argument(Parameter parameter, int depth) {
    if (random.nextInt(10) == 0) {
      return Literal.nullOf(Simple.NULL);
    }
    return switch (parameter.accepts()) {
      case BOOLEAN -> of(Simple.BOOLEAN, depth);
      case INT32 -> of(Simple.INT32, depth);
      case INT64 ->
          switch (random.nextInt(parameter.name().equals("places") ? 1 : 9)) {
            case 0 -> literal(Simple.INT8);
            case 1 -> Members.exact(picked(depth), "bend");
            default -> of(Simple.INT64, depth);
          };
      case FLOAT64 -> of(pick(List.of(Simple.FLOAT64, Simple.INT32)), depth);
      case BINARY -> of(pick(List.of(Simple.STRING, Simple.BINARY)), depth);
      case STRING ->
          switch (parameter.name()) {
            case "unit" -> new Literal(new Value.Text("month"), Simple.STRING);
            case "format" -> new Literal(new Value.Text("base64"), Simple.STRING);
            case "field" -> new Literal(new Value.Text("isoyear"), Simple.STRING);
            case "path" -> new Literal(new Value.Text("$.a['b'][0]"), Simple.STRING);
            case "type" -> new Literal(new Value.Text("int64"), Simple.STRING);
            default -> of(Simple.STRING, depth);
          };
      case TEXT, HASH_TEXT, COMPARABLE -> of(pick(List.of(Simple.INT32, Simple.FLOAT64)), depth);
      case NUMBER, FLOAT ->
          of(pick(List.of(Simple.INT64, Simple.FLOAT32, new Decimal(12, 2))), depth);
      case TIME -> of(pick(List.of(Simple.DATE, Simple.TIMESTAMP)), depth);
      case SPAN -> spanOf(depth);
      case COMMON, ELEMENT, KEY -> of(pick(List.of(Simple.INT32, Simple.STRING)), depth);
      case LIST, COLLECTION, TEXTS -> listOf(depth);
      case STRUCT -> picked(depth);
      case MAP -> Calls.of("map", List.of(listOf(depth), listOf(depth)));
      case VARIANT -> Calls.of("parse_json", List.of(of(Simple.STRING, depth)));
    };
  }

  /// What `make` gives, or a leaf where the types drawn do not go together.
  private Expr valid(Supplier<Expr> make, DataType type) {
    try {
      return make.get();
    } catch (ExprException _) {
      return leaf(type);
    }
  }

  private List<Expr> many(DataType type, int depth) {
    List<Expr> many = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(3); i++) {
      many.add(of(type, depth));
    }
    return many;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
