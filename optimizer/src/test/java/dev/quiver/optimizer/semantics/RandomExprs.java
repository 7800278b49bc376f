package dev.quiver.optimizer.semantics;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Branch;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Operator;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/// Makes expressions over some columns, all of which are int64.
record RandomExprs(Random random, List<Column> columns) {
  Expr number(int depth) {
    int kind = depth == 0 ? random.nextInt(4) : random.nextInt(10);
    return switch (kind) {
      case 0 -> random.nextInt(4) == 0 ? Literal.nullOf(Simple.INT64) : constant();
      case 1, 2, 3, 4 -> columns.isEmpty() ? constant() : new Ref(any(columns));
      case 5, 6 -> {
        Operator op = any(List.of(Operator.values()));
        yield new Arithmetic(op, number(depth - 1), number(depth - 1), Simple.INT64);
      }
      case 7 -> new Negate(number(depth - 1));
      case 8 ->
          new Case(List.of(new Branch(truth(depth - 1), number(depth - 1))), number(depth - 1));
      default -> new Coalesce(some(i -> number(depth - 1)));
    };
  }

  Expr truth(int depth) {
    int kind = depth == 0 ? random.nextInt(5) : random.nextInt(10);
    return switch (kind) {
      case 0 ->
          random.nextInt(3) == 0
              ? Literal.nullOf(Simple.BOOLEAN)
              : Literal.of(random.nextBoolean());
      case 1, 2, 3 -> {
        int below = Math.max(0, depth - 1);
        yield new Compare(any(List.of(Comparison.values())), number(below), constantOr(below));
      }
      case 4 -> new IsNull(number(Math.max(0, depth - 1)));
      case 5 -> new Not(truth(depth - 1));
      case 6 -> new InList(number(depth - 1), List.of(constant(), constant()));
      case 7 -> new Or(some(i -> truth(depth - 1)));
      default -> new And(some(i -> truth(depth - 1)));
    };
  }

  private Expr constantOr(int depth) {
    return random.nextBoolean() ? constant() : number(depth);
  }

  private Literal constant() {
    return Evaluator.literal(random.nextInt(4));
  }

  private List<Expr> some(IntFunction<Expr> make) {
    List<Expr> some = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      some.add(make.apply(i));
    }
    // Now and then a term twice, or beside its opposite.
    if (random.nextInt(4) == 0) {
      Expr again = some.getFirst();
      some.add(again.type() == Simple.BOOLEAN && random.nextBoolean() ? new Not(again) : again);
    }
    return some;
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
