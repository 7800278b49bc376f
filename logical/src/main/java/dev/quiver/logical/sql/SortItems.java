package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Comparisons;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.expr.SortKey.Direction;
import dev.quiver.logical.expr.SortKey.Nulls;
import dev.quiver.logical.sql.SqlParser.SortItemContext;

/// Reads the words behind the value of a sort item.
final class SortItems {
  private SortItems() {}

  /// The key of a value, in the order the item says.
  static SortKey key(SortItemContext item, Expr value, Source source) {
    source.at(
        item,
        () -> {
          Comparisons.ordered("ORDER BY", value.type());
          return value;
        });
    boolean descends = item.direction != null && item.direction.getType() == SqlParser.DESC;
    SortKey usual = descends ? SortKey.descending(value) : SortKey.ascending(value);
    return item.nulls == null
        ? usual
        : new SortKey(
            value,
            descends ? Direction.DESCENDING : Direction.ASCENDING,
            item.nulls.getType() == SqlParser.FIRST ? Nulls.FIRST : Nulls.LAST);
  }
}
