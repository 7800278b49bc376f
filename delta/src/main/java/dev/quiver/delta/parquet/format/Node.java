package dev.quiver.delta.parquet.format;

import java.util.List;
import java.util.OptionalInt;

/// A place in a file's schema.
///
/// `definition` counts the optional and repeated nodes from the root down to this one, itself
/// included: the definition level at which it is not NULL. `repeated` says whether it, or a node
/// above it, is repeated.
public sealed interface Node {
  /// The name.
  String name();

  /// The field id, which some tables find it by.
  OptionalInt id();

  /// The definition level at which it is not NULL.
  int definition();

  /// Whether it has more or fewer than one value a row.
  boolean repeated();

  /// What it means.
  Annotation annotation();

  /// A node of other nodes.
  record Group(
      String name,
      OptionalInt id,
      int definition,
      boolean repeated,
      Annotation annotation,
      List<Node> members)
      implements Node {
    public Group {
      members = List.copyOf(members);
    }
  }

  /// A column, the `ordinal`th of each row group. `length` is that of fixed-length values.
  record Leaf(
      String name,
      OptionalInt id,
      int definition,
      boolean repeated,
      Annotation annotation,
      PhysicalType type,
      int length,
      int ordinal)
      implements Node {
    /// The type as people write it.
    public String text() {
      String stored = length > 0 ? type + "(" + length + ")" : type.toString();
      return annotation == Annotation.Simple.NONE ? stored : stored + " " + annotation;
    }
  }
}
