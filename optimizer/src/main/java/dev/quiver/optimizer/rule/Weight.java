package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.DataType.Simple;

/// How much work it is to evaluate an expression for a row, in comparisons of integers.
final class Weight {
  /// What may be evaluated a second time to let a filter move down.
  static final int CHEAP = 3;

  private static final int COPY = 0;
  private static final int NUMERIC = 1;
  private static final int TEXT = 10;

  private Weight() {}

  static int of(Expr expr) {
    int own =
        switch (expr) {
          case Literal _, Ref _ -> COPY;
          case Call _ -> TEXT;
          case Cast(var value, var type, _) ->
              value.type() == Simple.STRING || type == Simple.STRING ? TEXT : NUMERIC;
          case Compare _, And _, Or _, Not _, IsNull _, InList _ -> NUMERIC;
          case Case _, Coalesce _, Arithmetic _, Negate _, Member _ -> NUMERIC;
        };
    return own + expr.children().stream().mapToInt(Weight::of).sum();
  }

  /// Whether evaluating an expression twice is no work at all.
  static boolean isFree(Expr expr) {
    return expr instanceof Literal || expr instanceof Ref;
  }
}
