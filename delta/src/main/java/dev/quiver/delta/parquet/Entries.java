package dev.quiver.delta.parquet;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ListVector;
import java.util.Arrays;

/// The entries of a slice at a node: the levels of each, and where in the node's vector it is if
/// its definition level is `level`, which says that all above the node are there.
final class Entries {
  private final int count;
  private final int level;
  private final int[] definitions;
  private final int[] repetitions;
  private final int[] positions;

  private Entries(int count, int level, int[] definitions, int[] repetitions, int[] positions) {
    this.count = count;
    this.level = level;
    this.definitions = definitions;
    this.repetitions = repetitions;
    this.positions = positions;
  }

  /// An entry a row.
  static Entries of(int[] positions, int rows) {
    return new Entries(rows, 0, new int[rows], new int[rows], positions);
  }

  /// The same, the node being there where its vector is not NULL.
  Entries there(ColumnVector vector) {
    int[] defined = Arrays.copyOf(definitions, count);
    for (int i = 0; i < count; i++) {
      if (defined[i] == level && !vector.isNull(positions[i])) {
        defined[i] = level + 1;
      }
    }
    return new Entries(count, level + 1, defined, repetitions, positions);
  }

  /// An entry for each element of lists, which are there; empty lists and NULLs keep theirs.
  Entries elements(ListVector list, int repetition) {
    int most = 0;
    for (int i = 0; i < count; i++) {
      most = Math.addExact(most, Math.max(1, length(list, i)));
    }
    int[] defined = new int[most];
    int[] repeated = new int[most];
    int[] where = new int[most];
    int to = 0;
    for (int i = 0; i < count; i++) {
      int elements = length(list, i);
      repeated[to] = repetitions[i];
      if (elements == 0) {
        defined[to++] = definitions[i];
        continue;
      }
      Arrays.fill(defined, to, to + elements, level + 1);
      Arrays.fill(repeated, to + 1, to + elements, repetition);
      int start = list.start(positions[i]);
      for (int element = 0; element < elements; element++) {
        where[to++] = start + element;
      }
    }
    return new Entries(most, level + 1, defined, repeated, where);
  }

  private int length(ListVector list, int entry) {
    return definitions[entry] == level ? list.length(positions[entry]) : 0;
  }

  /// How many there are.
  int count() {
    return count;
  }

  /// The definition level of each.
  int[] definitions() {
    return definitions;
  }

  /// The repetition level of each.
  int[] repetitions() {
    return repetitions;
  }

  /// In how many the node is there.
  int present() {
    int present = 0;
    for (int i = 0; i < count; i++) {
      present += definitions[i] == level ? 1 : 0;
    }
    return present;
  }

  /// The positions of those that are there, side by side.
  int[] presentPositions() {
    int[] present = new int[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      present[found] = positions[i];
      found += definitions[i] == level ? 1 : 0;
    }
    return present;
  }

  /// The same, in a vector of nothing but those that are there.
  Entries counted() {
    int[] where = new int[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      where[i] = found;
      found += definitions[i] == level ? 1 : 0;
    }
    return new Entries(count, level, definitions, repetitions, where);
  }
}
