package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.sql.SqlParser.SingleItemContext;
import dev.quiver.logical.sql.SqlParser.SortItemContext;

/// Reads items of a projection and of an order, each a text of its own, and binds them to the names
/// of a scope.
public final class SqlItems {
  private SqlItems() {}

  /// A value and what it is called: the name given, else that of the column, else the text.
  public record Item(String name, Expr value) {}

  /// The bound item that a text means: `expr`, or `expr AS name`.
  public static Item item(String text, Scope scope) {
    Source source = new Source(text);
    SingleItemContext item = source.item();
    Expr value =
        new ExpressionBinder(source, scope, new OneRowClause(source)).condition(item.condition());
    return checked(named(item, value, scope, source));
  }

  /// The bound key that a text means: `expr [ASC | DESC] [NULLS FIRST | NULLS LAST]`.
  public static SortKey order(String text, Scope scope) {
    Source source = new Source(text);
    SortItemContext item = source.order();
    Expr value =
        new ExpressionBinder(source, scope, new OneRowClause(source)).condition(item.condition());
    return SortItems.key(item, checked(new Item("", value)).value(), source);
  }

  static Item named(SingleItemContext context, Expr value, Scope scope, Source source) {
    if (context.name != null) {
      return new Item(Name.of(context.name).text(), value);
    }
    boolean isColumn =
        value instanceof Ref(var column)
            && scope.entries().stream().anyMatch(one -> one.column().equals(column));
    String name =
        isColumn && value instanceof Ref(var column)
            ? column.name()
            : source.text(context.condition());
    return new Item(name, value);
  }

  static Item checked(Item item) {
    if (!ExprSize.of(item.value()).isWithinLimits()) {
      throw SqlException.tooLarge(ExprSize.MAX_DEPTH);
    }
    return item;
  }
}
