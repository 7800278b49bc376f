package dev.quiver.logical.type;

import java.util.List;

/// The columns of a table, in order.
public record Schema(List<Field> fields) {
  public Schema {
    fields = List.copyOf(fields);
  }

  /// The ordinal of the field of exactly this name, or -1.
  public int ordinal(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
