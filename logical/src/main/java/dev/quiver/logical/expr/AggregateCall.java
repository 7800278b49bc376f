package dev.quiver.logical.expr;

import dev.quiver.logical.type.DataType;
import java.util.List;

/// An aggregate over a group's rows; `arguments` is empty for COUNT_ROWS and has one member
/// otherwise.
public record AggregateCall(AggregateFunction function, List<Expr> arguments, DataType type) {
  public AggregateCall {
    arguments = List.copyOf(arguments);
    if (arguments.size() != (function == AggregateFunction.COUNT_ROWS ? 0 : 1)) {
      throw new IllegalArgumentException(function + " of " + arguments);
    }
  }
}
