package dev.quiver.delta.commit;

import java.util.Arrays;

/// Positions of rows, in the order they were added.
final class Positions {
  private int[] positions = new int[64];
  private int count;

  void add(int position) {
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, 2 * count);
    }
    positions[count++] = position;
  }

  int count() {
    return count;
  }

  /// The positions, of which the first [#count] are meant.
  int[] array() {
    return positions;
  }
}
