package dev.quiver.logical.expr;

import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// An aggregate over a group's rows; `arguments` is empty for COUNT_ROWS and has one member
/// otherwise.
public record AggregateCall(
    AggregateFunction function, List<Expr> arguments, Rows rows, DataType type) {
  public AggregateCall {
    arguments = List.copyOf(arguments);
    if (arguments.size() != (function == AggregateFunction.COUNT_ROWS ? 0 : 1)) {
      throw new IllegalArgumentException(function + " of " + arguments);
    }
  }

  /// An aggregate over all rows of a group.
  public AggregateCall(AggregateFunction function, List<Expr> arguments, DataType type) {
    this(function, arguments, Rows.ALL, type);
  }

  /// The call of an aggregate, its argument converted; an error if it is not defined for it.
  /// Without arguments `count` counts rows.
  public static AggregateCall of(AggregateFunction function, List<Expr> arguments, Rows rows) {
    if (arguments.isEmpty() && function == AggregateFunction.COUNT) {
      return new AggregateCall(AggregateFunction.COUNT_ROWS, List.of(), rows, Simple.INT64);
    }
    if (arguments.size() != 1) {
      throw ExprException.wrongCount(function.text() + "(value)", arguments.size());
    }
    AggregateCall call = Numbers.aggregate(function, arguments.getFirst());
    return new AggregateCall(function, call.arguments(), rows, call.type());
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
