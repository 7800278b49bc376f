package dev.quiver.delta.commit;

import dev.quiver.exec.batch.Selection;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Positions of rows, in the order they were added.
final class Positions {
  private int[] positions = new int[64];
  private int count;

  /// All that a selection has.
  static Positions all(Selection selection) {
    Positions all = new Positions();
    all.count = selection.rows();
    all.positions =
        selection.isAll()
            ? IntStream.range(0, all.count).toArray()
            : Arrays.copyOf(selection.positions(), all.count);
    return all;
  }

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
