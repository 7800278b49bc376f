package dev.quiver.exec.expr;

import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Value;
import java.util.Optional;

/// What an expression of one column gives where that column is NULL, as far as it matters.
enum OnNull {
  NULL,
  TRUE,
  /// Any other value, or an error.
  OTHER;

  static OnNull of(Optional<Literal> folded) {
    if (folded.isEmpty()) {
      return OTHER;
    }
    return switch (folded.get().value()) {
      case Value.Null _ -> NULL;
      case Value.Bool(var truth) -> truth ? TRUE : OTHER;
      case Value.Int _, Value.Real _, Value.Exact _ -> OTHER;
      case Value.Text _, Value.Bytes _, Value.Items _ -> OTHER;
    };
  }
}
