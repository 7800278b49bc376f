package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import java.util.Optional;

/// Evaluates expressions without columns, by the very kernels that run queries.
@FunctionalInterface
public interface ConstantFolder {
  /// The value, or empty where evaluation ends in an error.
  Optional<Literal> fold(Expr expr);
}
