package dev.quiver.delta.parquet.column;

import dev.quiver.delta.parquet.format.Node;
import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a column is called in files, and how it is told from others there.
///
/// `text` also keys the column's partition values and statistics in the log; `id` is its field id
/// in files, if it has one.
public record StoredName(String text, OptionalInt id, By by) {
  /// How a column is told from others.
  public enum By {
    /// By its field id. Only in files that know no ids, by exactly its name: such names are never
    /// used again for another column.
    ID,
    /// By exactly its name.
    NAME,
    /// By its name, or else the one that differs from it in case only.
    ANY_CASE,
    /// By where it stands: the element of a list, the keys and the values of a map.
    PLACE
  }

  /// A column without an id.
  public static StoredName anyCase(String name) {
    return new StoredName(name, OptionalInt.empty(), By.ANY_CASE);
  }

  /// What has no name of its own, but a place; `name` is what people call it.
  public static StoredName place(String name) {
    return new StoredName(name, OptionalInt.empty(), By.PLACE);
  }

  /// The member of a group that has this name; empty where there is none, a refusal where there are
  /// several.
  public Optional<Node> in(Group group, Place place) {
    List<Node> found =
        switch (by) {
          case ID -> byId(group);
          case NAME -> named(group);
          case ANY_CASE -> named(group).isEmpty() ? folded(group) : named(group);
          case PLACE ->
              throw new IllegalStateException("found by its place, not its name: " + text);
        };
    if (found.size() > 1) {
      throw place.column(text).corrupt("several columns have that name or id: " + names(found));
    }
    return found.stream().findFirst();
  }

  private List<Node> byId(Group group) {
    return group.members().stream().noneMatch(member -> member.id().isPresent())
        ? named(group)
        : group.members().stream().filter(member -> member.id().equals(id)).toList();
  }

  private List<Node> named(Group group) {
    return group.members().stream().filter(member -> member.name().equals(text)).toList();
  }

  private List<Node> folded(Group group) {
    return group.members().stream().filter(member -> member.name().equalsIgnoreCase(text)).toList();
  }

  private static String names(List<Node> nodes) {
    return String.join(", ", nodes.stream().map(Node::name).toList());
  }
}
