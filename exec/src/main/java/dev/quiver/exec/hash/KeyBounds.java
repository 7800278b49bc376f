package dev.quiver.exec.hash;

import java.util.Arrays;

/// The least and the greatest word seen of each key, among rows without a NULL in it.
///
/// One thread fills it.
public final class KeyBounds {
  private final long[] least;
  private final long[] greatest;
  private long[] words = new long[0];

  /// Bounds of `keys` keys that nobody has seen.
  KeyBounds(int keys) {
    least = new long[keys];
    greatest = new long[keys];
    Arrays.fill(least, Long.MAX_VALUE);
    Arrays.fill(greatest, Long.MIN_VALUE);
  }

  /// Whether no key was seen, at least of one column.
  public boolean isEmpty() {
    for (int i = 0; i < least.length; i++) {
      if (least[i] > greatest[i]) {
        return true;
      }
    }
    return false;
  }

  /// The least word of a key.
  public long least(int key) {
    return least[key];
  }

  /// The greatest word of a key.
  public long greatest(int key) {
    return greatest[key];
  }

  /// Sees the keys of a batch.
  void see(KeyColumns keys, RowLayout layout) {
    if (words.length < keys.rows()) {
      words = new long[keys.rows()];
    }
    for (int key = 0; key < least.length; key++) {
      Cursor cursor = keys.cursor(key);
      WordSlots.words(cursor, WordSlots.width(layout.slot(key)), words);
      long min = least[key];
      long max = greatest[key];
      boolean mayBeNull = cursor.mayBeNull();
      for (int i = 0; i < keys.rows(); i++) {
        if (!mayBeNull || !cursor.isNull(i)) {
          min = Math.min(min, words[i]);
          max = Math.max(max, words[i]);
        }
      }
      least[key] = min;
      greatest[key] = max;
    }
  }

  /// Sees what another has seen.
  void see(KeyBounds other) {
    for (int key = 0; key < least.length; key++) {
      least[key] = Math.min(least[key], other.least[key]);
      greatest[key] = Math.max(greatest[key], other.greatest[key]);
    }
  }
}
