package dev.quiver.exec.hash;

import java.util.Arrays;

/// A list of row numbers of a batch that is filled and emptied over and over.
final class Picks {
  private int[] rows = new int[0];
  private int count;

  /// Empties the list and makes room for `capacity` rows.
  void clear(int capacity) {
    count = 0;
    if (rows.length < capacity) {
      rows = Arrays.copyOf(rows, capacity);
    }
  }

  /// Makes the list the numbers below `capacity`.
  void all(int capacity) {
    clear(capacity);
    for (int i = 0; i < capacity; i++) {
      rows[i] = i;
    }
    count = capacity;
  }

  void add(int row) {
    rows[count++] = row;
  }

  int get(int index) {
    return rows[index];
  }

  int count() {
    return count;
  }

  /// Drops all but the first `kept` members.
  void truncate(int kept) {
    count = kept;
  }

  void set(int index, int row) {
    rows[index] = row;
  }
}
