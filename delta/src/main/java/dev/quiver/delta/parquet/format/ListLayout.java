package dev.quiver.delta.parquet.format;

import dev.quiver.delta.parquet.format.Node.Group;
import dev.quiver.delta.parquet.format.Node.Leaf;
import java.util.Optional;

/// How a file lays out lists: which node repeats, once for each element, and which is the element.
///
/// Three levels (an annotated group, in it a repeated one, in it the element) are what the format
/// asks for. Older writers left one out, the repeated node being the element; and writers of
/// protocol buffers both, so that a list is a field that repeats. Names tell nothing but what the
/// format's rules for old files say they do.
public record ListLayout(int definition, Node repeated, Node element) {
  /// The layout of a list, below `repetition` repeated nodes, of structs or of other values; empty
  /// if the node is no list.
  public static Optional<ListLayout> of(Node stored, int repetition, boolean structs) {
    if (stored.repetition() > repetition) {
      return Optional.of(new ListLayout(stored.definition() - 1, stored, stored));
    }
    if (!(stored instanceof Group list) || list.members().size() != 1) {
      return Optional.empty();
    }
    Node repeated = list.members().getFirst();
    if (repeated.repetition() == repetition) {
      return Optional.empty();
    }
    return Optional.of(
        new ListLayout(
            list.definition(), repeated, element(list, repeated, structs).orElse(repeated)));
  }

  /// The element where it is not the repeated node itself.
  private static Optional<Node> element(Group list, Node repeated, boolean structs) {
    if (!(repeated instanceof Group wrapper) || wrapper.members().size() != 1) {
      return Optional.empty();
    }
    Node only = wrapper.members().getFirst();
    boolean wrapped =
        only.repetition() == repeated.repetition()
            && !(structs && (only instanceof Leaf || isNamedAsElement(repeated, list)));
    return wrapped ? Optional.of(only) : Optional.empty();
  }

  private static boolean isNamedAsElement(Node repeated, Group list) {
    return repeated.name().equals("array") || repeated.name().equals(list.name() + "_tuple");
  }
}
