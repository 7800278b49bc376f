package dev.quiver.exec.sort;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import it.unimi.dsi.fastutil.longs.LongArrays;

/// Sorts addresses of rows: by the bits of their prefixes in which they differ, packed into one
/// word, then, where those agree, by values. One thread uses it.
///
/// Most bits of most prefixes are the same in all rows (NULL or not, the high bytes of numbers), so
/// that one word has room for several keys, and sorting it takes few passes.
final class RowSort {
  private static final int CHECK_STEPS = 1 << 14;

  private final SortShape shape;
  private final Account account;
  private final StopSignal stop;
  private int steps;

  RowSort(SortShape shape, Account account, StopSignal stop) {
    this.shape = shape;
    this.account = account;
    this.stop = stop;
  }

  /// The rows in order; the array given is this sort's from now on.
  long[] sort(long[] rows) {
    long bytes = (long) Long.BYTES * rows.length * (shape.prefix().words() + 3);
    account.charge(bytes);
    try {
      return rows.length == 0 ? rows : sortWords(rows);
    } finally {
      account.release(bytes);
    }
  }

  private long[] sortWords(long[] rows) {
    long[][] sorted = new WordSort(new long[][] {keys(rows), rows}, stop).sort();
    long[] keys = sorted[0];
    long[] inOrder = sorted[1];
    int start = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || keys[i - 1] != keys[i]) {
        if (i - start > 1) {
          LongArrays.quickSort(inOrder, start, i, this::compare);
        }
        start = i;
      }
    }
    return inOrder;
  }

  /// Of each row's prefix the first 64 bits in which any rows differ.
  private long[] keys(long[] rows) {
    int words = shape.prefix().words();
    long[][] prefixes = new long[words][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int word = 0; word < words; word++) {
        prefixes[word][i] = shape.word(rows[i], word);
      }
    }
    long[] different = different(prefixes);
    long[] keys = prefixes[0];
    for (int i = 0; i < rows.length; i++) {
      keys[i] = Long.compress(keys[i], different[0]);
    }
    for (int word = 1; word < words; word++) {
      long bits = different[word];
      int shift = Long.bitCount(bits);
      long[] more = prefixes[word];
      // A word of which all bits count leaves no room for others, so none came before it.
      for (int i = 0; i < rows.length && bits != 0; i++) {
        keys[i] = (shift == Long.SIZE ? 0 : keys[i] << shift) | Long.compress(more[i], bits);
      }
    }
    return keys;
  }

  /// The bits of each word in which any rows differ, 64 in all, the first ones.
  private static long[] different(long[][] prefixes) {
    long[] different = new long[prefixes.length];
    int room = Long.SIZE;
    for (int word = 0; word < different.length; word++) {
      long bits = 0;
      for (long one : prefixes[word]) {
        bits |= one ^ prefixes[word][0];
      }
      while (Long.bitCount(bits) > room) {
        bits &= bits - 1;
      }
      different[word] = bits;
      room -= Long.bitCount(bits);
    }
    return different;
  }

  private int compare(long one, long two) {
    if (++steps % CHECK_STEPS == 0) {
      stop.check();
    }
    return shape.compare(one, two);
  }
}
