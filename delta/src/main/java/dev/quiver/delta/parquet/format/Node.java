package dev.quiver.delta.parquet.format;

import java.util.List;
import java.util.OptionalInt;

/// A place in a file's schema.
///
/// `definition` counts the optional and repeated nodes from the root down to this one, itself
/// included: the definition level at which it is not NULL. `repetition` counts the repeated ones of
/// them.
public sealed interface Node {
  /// The name.
  String name();

  /// The field id, which some tables find it by.
  OptionalInt id();

  /// The definition level at which it is not NULL.
  int definition();

  /// How many of the nodes from the root down to it repeat.
  int repetition();

  /// Whether it has more or fewer than one value a row.
  default boolean repeated() {
    return repetition() > 0;
  }

  /// What it means.
  Annotation annotation();

  /// What is stored there, as people write it.
  String text();

  /// Its place in the file, as a member of the group at another.
  default Place below(Place above) {
    return above.column(above.isColumn() ? above.column() + "." + name() : name());
  }

  /// A node of other nodes.
  record Group(
      String name,
      OptionalInt id,
      int definition,
      int repetition,
      Annotation annotation,
      List<Node> members)
      implements Node {
    public Group {
      members = List.copyOf(members);
    }

    /// Whether it is one that has members of its own, other than a list or a map.
    public boolean isStruct() {
      return annotation != Annotation.Simple.LIST
          && annotation != Annotation.Simple.MAP
          && annotation != Annotation.Simple.MAP_KEY_VALUE;
    }

    @Override
    public String text() {
      return annotation == Annotation.Simple.NONE ? "a group" : "a group " + annotation;
    }
  }

  /// A column, the `ordinal`th of each row group. `length` is that of fixed-length values.
  record Leaf(
      String name,
      OptionalInt id,
      int definition,
      int repetition,
      Annotation annotation,
      PhysicalType type,
      int length,
      int ordinal)
      implements Node {
    @Override
    public String text() {
      String stored = length > 0 ? type + "(" + length + ")" : type.toString();
      return annotation == Annotation.Simple.NONE ? stored : stored + " " + annotation;
    }
  }
}
