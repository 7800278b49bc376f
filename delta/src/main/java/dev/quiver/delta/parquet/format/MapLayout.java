package dev.quiver.delta.parquet.format;

import dev.quiver.delta.parquet.format.Node.Group;
import java.util.Optional;

/// How a file lays out maps: which group repeats, once for each entry, and where key and value are
/// in it. They are told by their places, since writers have spelled their names in many ways; a map
/// without values has none.
public record MapLayout(int definition, Group entries, Node key, Optional<Node> value) {
  /// The layout of a map, below `repetition` repeated nodes; empty if the node is no map.
  public static Optional<MapLayout> of(Node stored, int repetition) {
    if (!(stored instanceof Group map)) {
      return Optional.empty();
    }
    if (map.repetition() > repetition) {
      return of(map.definition() - 1, map);
    }
    return map.members().size() == 1
            && map.members().getFirst() instanceof Group entries
            && entries.repetition() > repetition
        ? of(map.definition(), entries)
        : Optional.empty();
  }

  private static Optional<MapLayout> of(int definition, Group entries) {
    int members = entries.members().size();
    if (members < 1 || members > 2) {
      return Optional.empty();
    }
    Node key = entries.members().getFirst();
    Optional<Node> value = members == 1 ? Optional.empty() : Optional.of(entries.members().get(1));
    return Optional.of(new MapLayout(definition, entries, key, value));
  }
}
