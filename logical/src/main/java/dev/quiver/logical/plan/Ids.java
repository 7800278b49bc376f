package dev.quiver.logical.plan;

import dev.quiver.logical.type.Column;
import dev.quiver.logical.type.DataType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Deals the column ids of one definition while it is made.
public final class Ids {
  private int next = 1;

  /// Nothing is dealt yet.
  public Ids() {}

  /// A column that no other is.
  public Column deal(String name, DataType type) {
    return new Column(next++, name, type);
  }

  /// A column like this one.
  public Column deal(Column like) {
    return deal(like.name(), like.type());
  }

  /// A plan that says the same in columns of its own; those of `kept`, which it uses and does not
  /// introduce, stay. What stands for each column is put into `copies`.
  public Plan copy(Plan plan, Set<Column> kept, Map<Column, Column> copies) {
    int offset = next;
    Map<Integer, Column> same = new HashMap<>();
    kept.forEach(column -> same.put(column.id(), column));
    Plan copy = new Renumbering(offset, same).of(plan);
    for (int i = 0; i < plan.columns().size(); i++) {
      copies.put(plan.columns().get(i), copy.columns().get(i));
    }
    next = offset + next;
    return copy;
  }
}
