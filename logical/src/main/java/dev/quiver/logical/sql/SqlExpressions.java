package dev.quiver.logical.sql;

import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import java.util.List;
import java.util.Optional;

/// Reads expressions and binds them to the names of a scope.
public final class SqlExpressions {
  private SqlExpressions() {}

  /// The bound expression that a text means; an error with its place in the text.
  public static Expr bind(String text, Scope scope) {
    Source source = new Source(text);
    Expr expr =
        new ExpressionBinder(source, scope, new OneRowClause(source)).bind(source.expression());
    if (!ExprSize.of(expr).isWithinLimits()) {
      throw SqlException.tooLarge(ExprSize.MAX_DEPTH);
    }
    return expr;
  }

  /// The constant that a text says, with a sign or a type before it; none where it says anything
  /// else.
  public static Optional<Literal> constant(String text) {
    try {
      return bind(text, Scope.of(List.of())) instanceof Literal constant
          ? Optional.of(constant)
          : Optional.empty();
    } catch (QueryException _) {
      return Optional.empty();
    }
  }

  /// The bound condition that a text means: a boolean, or an error.
  public static Expr bindCondition(String text, Scope scope) {
    Expr expr = bind(text, scope);
    return new Source(text).atStart(() -> Comparisons.condition("condition", expr));
  }
}
