package dev.quiver.exec.expr;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
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
import dev.quiver.logical.expr.Value;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.Simple;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Makes up typed expressions and values, small ones mostly, extremes now and then.
final class RandomExpr {
  static final List<DataType> TYPES =
      List.of(
          Simple.INT8,
          Simple.INT32,
          Simple.INT64,
          Simple.FLOAT64,
          Simple.BOOLEAN,
          Simple.STRING,
          new Decimal(9, 2),
          new Decimal(18, 4),
          new Decimal(25, 3));

  private static final List<DataType> NUMBERS = TYPES.stream().filter(DataType::isNumeric).toList();

  private final SplittableRandom random;
  private final List<Column> columns;

  RandomExpr(SplittableRandom random, List<Column> columns) {
    this.random = random;
    this.columns = columns;
  }

  Expr of(DataType type, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return leaf(type);
    }
    int choice = random.nextInt(10);
    if (choice == 0) {
      return new Case(
          List.of(new Branch(of(Simple.BOOLEAN, depth - 1), of(type, depth - 1))),
          of(type, depth - 1));
    }
    if (choice == 1) {
      return new Coalesce(List.of(of(type, depth - 1), of(type, depth - 1)));
    }
    if (type == Simple.BOOLEAN) {
      return truth(depth - 1);
    }
    if (type == Simple.STRING) {
      return cast(pick(NUMBERS.stream().filter(t -> !t.isFloat()).toList()), type, depth);
    }
    return choice < 4 ? cast(pick(NUMBERS), type, depth) : number(type, depth - 1);
  }

  private Expr leaf(DataType type) {
    List<Column> fitting = columns.stream().filter(c -> c.type().equals(type)).toList();
    return random.nextInt(3) == 0 || fitting.isEmpty()
        ? new Literal(value(type), type)
        : new Ref(pick(fitting));
  }

  private Expr cast(DataType from, DataType to, int depth) {
    OnFailure onFailure = random.nextInt(4) == 0 ? OnFailure.ERROR : OnFailure.NULL;
    return new Cast(of(from, depth - 1), to, onFailure);
  }

  private Expr number(DataType type, int depth) {
    if (random.nextInt(8) == 0) {
      return new Negate(of(type, depth));
    }
    Operator op = pick(List.of(Operator.values()));
    if (!(type instanceof Decimal)) {
      return new Arithmetic(op, of(type, depth), of(type, depth), type);
    }
    Decimal left = (Decimal) pick(NUMBERS.stream().filter(Decimal.class::isInstance).toList());
    Decimal right = (Decimal) pick(NUMBERS.stream().filter(Decimal.class::isInstance).toList());
    Decimal result = result(op, left, right);
    Expr exact = new Arithmetic(op, of(left, depth), of(right, depth), result);
    return new Cast(exact, type, OnFailure.NULL);
  }

  private static Decimal result(Operator op, Decimal left, Decimal right) {
    int common = Math.max(left.scale(), right.scale());
    int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
    return switch (op) {
      case ADD, SUBTRACT -> new Decimal(Math.min(38, whole + common + 1), common);
      case MULTIPLY ->
          new Decimal(
              Math.min(38, left.precision() + right.precision()), left.scale() + right.scale());
      case DIVIDE ->
          new Decimal(Math.min(38, left.precision() + right.scale() + 4), left.scale() + 4);
      case REMAINDER -> new Decimal(Math.min(38, whole + common), common);
    };
  }

  private Expr truth(int depth) {
    DataType type = pick(TYPES);
    return switch (random.nextInt(7)) {
      case 0 -> new And(List.of(of(Simple.BOOLEAN, depth), of(Simple.BOOLEAN, depth)));
      case 1 ->
          new Or(
              List.of(of(Simple.BOOLEAN, depth), of(Simple.BOOLEAN, depth), of(Simple.BOOLEAN, 0)));
      case 2 -> new Not(of(Simple.BOOLEAN, depth));
      case 3 -> new IsNull(of(type, depth));
      case 4 ->
          new InList(
              of(type, depth),
              IntStream.range(0, random.nextInt(5))
                  .mapToObj(_ -> new Literal(value(type), type))
                  .toList());
      default -> new Compare(pick(List.of(Comparison.values())), of(type, depth), of(type, depth));
    };
  }

  Value value(DataType type) {
    if (random.nextInt(6) == 0) {
      return Value.NULL;
    }
    boolean extreme = random.nextInt(10) == 0;
    return switch (type) {
      case Decimal(var precision, _) ->
          new Value.Exact(
              extreme
                  ? BigInteger.TEN.pow(precision).subtract(BigInteger.ONE)
                  : BigInteger.valueOf(random.nextInt(-500, 500)));
      case Simple.INT8 -> new Value.Int(extreme ? Byte.MIN_VALUE : random.nextInt(-5, 6));
      case Simple.INT32 -> new Value.Int(extreme ? Integer.MAX_VALUE : random.nextInt(-5, 6));
      case Simple.INT64 -> new Value.Int(extreme ? Long.MIN_VALUE : random.nextInt(-5, 6));
      case Simple.FLOAT64 -> new Value.Real(extreme ? real() : random.nextInt(-9, 9) / 2.0);
      case Simple.BOOLEAN -> new Value.Bool(random.nextBoolean());
      case Simple.STRING -> new Value.Text(pick(TEXTS));
      case Simple _, DataType.Struct _, DataType.ListOf _, DataType.MapOf _ ->
          throw new IllegalArgumentException("no values: " + type);
    };
  }

  private static final List<String> TEXTS =
      List.of("", "a", "b", "10", "-2.5", "a text longer than twelve bytes", "a text longer", "ï");

  private double real() {
    return switch (random.nextInt(5)) {
      case 0 -> Double.NaN;
      case 1 -> -0.0;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> 1e300;
      default -> 9.3e18;
    };
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
