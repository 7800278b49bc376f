package dev.quiver.exec.hash;

import java.util.Optional;

/// Puts a row's keys into one word below 2^63: each key's distance from the least one of the build
/// side, the next key's bits above.
///
/// Two rows of the build side have the same word where they have the same keys. What the build side
/// cannot have is a word that it does not have: [#NONE], or, of a single key, any beyond the
/// greatest.
final class KeyPacking {
  /// The word of a row that equals nothing.
  static final long NONE = -1;

  private static final int MAX_BITS = 63;

  private final JoinLayout layout;
  private final boolean hasNullKeys;
  private final long[] least;
  private final long[] range;
  private final int[] shift;
  private final long greatest;

  private KeyPacking(JoinLayout layout, boolean hasNullKeys, KeyBounds bounds) {
    int keys = layout.keys();
    this.layout = layout;
    this.hasNullKeys = hasNullKeys;
    least = new long[keys];
    range = new long[keys];
    shift = new int[keys];
    int bits = 0;
    long top = 0;
    for (int i = 0; i < keys; i++) {
      least[i] = bounds.least(i);
      range[i] = bounds.greatest(i) - least[i];
      shift[i] = bits;
      top |= range[i] << bits;
      bits += bits(range[i]);
    }
    greatest = top;
  }

  /// The form of keys within bounds, if it exists.
  static Optional<KeyPacking> of(JoinLayout layout, boolean hasNullKeys, KeyBounds bounds) {
    int bits = 0;
    for (int i = 0; i < layout.keys(); i++) {
      bits += bits(bounds.greatest(i) - bounds.least(i));
    }
    return bits > MAX_BITS
        ? Optional.empty()
        : Optional.of(new KeyPacking(layout, hasNullKeys, bounds));
  }

  /// No word of the build side is greater.
  long greatest() {
    return greatest;
  }

  /// The words of a batch's rows; `spare` is as long.
  void words(KeyColumns keys, long[] out, long[] spare) {
    int rows = keys.rows();
    for (int key = 0; key < least.length; key++) {
      long[] words = key == 0 ? out : spare;
      WordSlots.words(keys.cursor(key), WordSlots.width(layout.rows().slot(key)), words);
      place(key, words, rows, out);
    }
    if (keys.mayBeNull()) {
      for (int i = 0; i < rows; i++) {
        out[i] = keys.anyNull(i) ? NONE : out[i];
      }
    }
  }

  /// The words of the rows of a stretch.
  void words(RowStretches stretches, int stretch, long[] out, long[] spare) {
    int rows = stretches.rows(stretch);
    long first = stretches.row(stretch, 0);
    for (int key = 0; key < least.length; key++) {
      long[] words = key == 0 ? out : spare;
      RowSlot slot = layout.rows().slot(key);
      WordSlots.words(slot, first, rows, stretches.width(), words);
      place(key, words, rows, out);
    }
    for (int i = 0; hasNullKeys && i < rows; i++) {
      out[i] = layout.hasNullKey(stretches.row(stretch, i)) ? NONE : out[i];
    }
  }

  private void place(int key, long[] words, int rows, long[] out) {
    long min = least[key];
    if (least.length == 1) {
      for (int i = 0; i < rows; i++) {
        out[i] = words[i] - min;
      }
      return;
    }
    long max = range[key];
    int bits = shift[key];
    for (int i = 0; i < rows; i++) {
      long word = words[i] - min;
      long placed = Long.compareUnsigned(word, max) > 0 ? NONE : word << bits;
      out[i] = key == 0 ? placed : out[i] | placed;
    }
  }

  private static int bits(long range) {
    return Long.SIZE - Long.numberOfLeadingZeros(range);
  }
}
