package dev.quiver.optimizer.join;

import java.util.List;

/// Says that a join of sets with any relation of `from` must have all of `to`.
record Conflict(long from, long to) {
  boolean allows(long relations) {
    return (relations & from) == 0 || (relations & to) == to;
  }

  static boolean allow(List<Conflict> conflicts, long relations) {
    for (Conflict one : conflicts) {
      if (!one.allows(relations)) {
        return false;
      }
    }
    return true;
  }
}
