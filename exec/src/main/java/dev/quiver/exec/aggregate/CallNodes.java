package dev.quiver.exec.aggregate;

import dev.quiver.exec.hash.NodeLayout;
import dev.quiver.exec.hash.RowOrder;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.SortKey.Direction;
import dev.quiver.logical.expr.SortKey.Nulls;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a call that observes the order keeps of a row: its arguments, what orders it, and its place
/// in the input; and the order of such rows, which is total.
public record CallNodes(NodeLayout layout, RowOrder order, int columns) {
  /// The values kept of a row, but for its place.
  public static List<Expr> values(AggregateCall call) {
    return Stream.concat(
            call.arguments().stream(), call.rows().order().stream().map(SortKey::value))
        .toList();
  }

  static CallNodes of(AggregateCall call) {
    List<DataType> types = new ArrayList<>(values(call).stream().map(Expr::type).toList());
    types.add(Simple.INT64);
    List<RowOrder.Key> keys = new ArrayList<>();
    switch (call.function()) {
      case ARG_MIN -> keys.add(new RowOrder.Key(1, false, false));
      case ARG_MAX -> keys.add(new RowOrder.Key(1, true, false));
      default -> {}
    }
    int column = call.arguments().size();
    for (SortKey key : call.rows().order()) {
      boolean isDescending = key.direction() == Direction.DESCENDING;
      keys.add(new RowOrder.Key(column++, isDescending, key.nulls() == Nulls.FIRST));
    }
    keys.add(RowOrder.Key.ascending(types.size() - 1));
    NodeLayout layout = new NodeLayout(types);
    return new CallNodes(layout, new RowOrder(layout.rows(), keys), types.size());
  }
}
