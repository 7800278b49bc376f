package dev.quiver.logical.expr;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An aggregate over a group's rows; it has as many arguments as the function takes.
public record AggregateCall(
    AggregateFunction function, List<Expr> arguments, Rows rows, DataType type) {
  public AggregateCall {
    arguments = List.copyOf(arguments);
    if (!function.takes(arguments.size())) {
      throw new IllegalArgumentException(function + " of " + arguments);
    }
  }

  /// An aggregate over all rows of a group.
  public AggregateCall(AggregateFunction function, List<Expr> arguments, DataType type) {
    this(function, arguments, Rows.ALL, type);
  }

  /// The call of an aggregate, its arguments converted; an error if it is not defined for them.
  /// Without arguments `count` counts rows. The order of distinct values is by the values.
  public static AggregateCall of(AggregateFunction function, List<Expr> arguments, Rows rows) {
    if (arguments.isEmpty() && function == AggregateFunction.COUNT) {
      return new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), rows, Simple.INT64);
    }
    if (!function.takes(arguments.size())) {
      throw ExprException.wrongCount(signature(function), arguments.size());
    }
    AggregateCall call = Numbers.aggregate(function, arguments);
    if (rows.distinct() && function.observesOrder()) {
      for (SortKey key : rows.order()) {
        if (!arguments.contains(key.value())) {
          throw ExprException.orderOfDistinct(function.text());
        }
      }
    }
    return new AggregateCall(function, call.arguments(), rows, call.type());
  }

  private static String signature(AggregateFunction function) {
    return function.text()
        + switch (function) {
          case ARG_MIN, ARG_MAX -> "(value, by)";
          case STRING_AGG -> "(text, separator)";
          default -> "(value)";
        };
  }

  /// Which rows of a group an aggregate takes: those for which all filters are true; of rows with
  /// equal arguments only one, if `distinct`; in an order, where that matters to the function.
  public record Rows(List<Expr> filters, boolean distinct, List<SortKey> order) {
    /// Every row.
    public static final Rows ALL = new Rows(List.of(), false, List.of());

    public Rows {
      filters = List.copyOf(filters);
      order = List.copyOf(order);
    }
  }

  /// Every expression in this: arguments, filters, and what orders.
  public List<Expr> operands() {
    return Stream.of(
            arguments.stream(), rows.filters().stream(), rows.order().stream().map(SortKey::value))
        .flatMap(each -> each)
        .toList();
  }

  /// This call with every expression in it changed.
  public AggregateCall map(UnaryOperator<Expr> change) {
    return new AggregateCall(
        function,
        arguments.stream().map(change).toList(),
        new Rows(
            rows.filters().stream().map(change).toList(),
            rows.distinct(),
            rows.order().stream().map(key -> key.with(change.apply(key.value()))).toList()),
        type);
  }
}
