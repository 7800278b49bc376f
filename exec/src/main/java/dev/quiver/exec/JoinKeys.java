package dev.quiver.exec;

import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Decimal;
import dev.quiver.logical.type.DataType.ListOf;
import dev.quiver.logical.type.DataType.MapOf;
import dev.quiver.logical.type.DataType.Simple;
import dev.quiver.logical.type.DataType.Struct;
import dev.quiver.logical.type.Field;
import dev.quiver.physical.PhysicalPlan.JoinKey;
import dev.quiver.physical.PhysicalPlan.Side;
import java.util.List;
import java.util.Set;

/// The keys of one side of a join, and for which of them NULL is a value like any other.
record JoinKeys(List<Expr> values, List<Boolean> matchesNull) {
  JoinKeys {
    values = List.copyOf(values);
    matchesNull = List.copyOf(matchesNull);
  }

  static JoinKeys of(List<JoinKey> keys, Side side) {
    return new JoinKeys(
        keys.stream().map(side == Side.LEFT ? JoinKey::left : JoinKey::right).toList(),
        keys.stream().map(JoinKey::matchesNull).toList());
  }

  List<DataType> types() {
    return values.stream().map(Expr::type).toList();
  }

  /// Rows of these keys and those columns of the same side that are wanted, by id; a column that is
  /// a key is kept once.
  JoinLayout layout(List<Column> columns, Set<Integer> wanted) {
    return JoinLayout.of(
        types(),
        matchesNull,
        columns.stream().map(Column::type).toList(),
        columns.stream()
            .map(column -> wanted.contains(column.id()) ? keyOf(column) : JoinLayout.UNWANTED)
            .toList());
  }

  /// The key whose slot holds a column just as it is; keys of floats are rewritten.
  private int keyOf(Column column) {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Ref(var key)
          && key.id() == column.id()
          && !hasFloats(key.type())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean hasFloats(DataType type) {
    return switch (type) {
      case Struct(var fields) -> fields.stream().map(Field::type).anyMatch(JoinKeys::hasFloats);
      case ListOf(var element) -> hasFloats(element);
      case MapOf _, Simple _, Decimal _ -> type.isFloat();
    };
  }
}
