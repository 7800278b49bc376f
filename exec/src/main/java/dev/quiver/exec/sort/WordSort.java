package dev.quiver.exec.sort;

import dev.quiver.exec.context.StopSignal;
import java.util.Arrays;

/// Sorts rows by words that stand beside them, unsigned, byte by byte from the last.
///
/// A byte that is the same in all rows costs nothing, which most bytes of most keys are.
final class WordSort {
  private static final int BUCKETS = 1 << Byte.SIZE;

  private final StopSignal stop;
  private final int[] starts = new int[BUCKETS];
  private long[][] columns;
  private long[][] spare;

  /// Sorts `columns`: the words from the first to the last, then what is to be in their order. All
  /// of them are this sort's from now on.
  WordSort(long[][] columns, StopSignal stop) {
    this.columns = columns;
    this.spare = new long[columns.length][columns[0].length];
    this.stop = stop;
  }

  /// Sorts; answers the columns in order.
  long[][] sort() {
    for (int word = columns.length - 2; word >= 0; word--) {
      long different = different(columns[word]);
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        if ((different >>> shift & (BUCKETS - 1)) != 0) {
          stop.check();
          distribute(word, shift);
        }
      }
    }
    return columns;
  }

  /// The bits in which any two of the words differ.
  private static long different(long[] words) {
    long different = 0;
    for (long word : words) {
      different |= word ^ words[0];
    }
    return different;
  }

  private void distribute(int word, int shift) {
    long[] words = columns[word];
    Arrays.fill(starts, 0);
    for (long one : words) {
      starts[bucket(one, shift)]++;
    }
    int next = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int count = starts[bucket];
      starts[bucket] = next;
      next += count;
    }
    for (int i = 0; i < words.length; i++) {
      int to = starts[bucket(words[i], shift)]++;
      for (int column = 0; column < columns.length; column++) {
        spare[column][to] = columns[column][i];
      }
    }
    long[][] sorted = spare;
    spare = columns;
    columns = sorted;
  }

  private static int bucket(long word, int shift) {
    return (int) (word >>> shift) & (BUCKETS - 1);
  }
}
