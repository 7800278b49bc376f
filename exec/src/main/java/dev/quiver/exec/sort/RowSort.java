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

  /// Rows in order, and their packed prefixes beside them.
  @SuppressWarnings("ArrayRecordComponent") // Compared with nothing; changed by nobody.
  record Sorted(long[] rows, long[] keys, PackedPrefixes packing) {}

  /// Tells the prefixes of rows, word by word.
  interface Prefixes {
    void fill(long[][] words);
  }

  /// The rows in order, of which there is at least one; the array given is this sort's from now on.
  Sorted sort(long[] rows, Prefixes prefixes) {
    int words = shape.prefix().words();
    long bytes = (long) Long.BYTES * rows.length * (words + 3);
    account.charge(bytes);
    try {
      long[][] given = new long[words][rows.length];
      prefixes.fill(given);
      return sortWords(rows, given);
    } finally {
      account.release(bytes);
    }
  }

  private Sorted sortWords(long[] rows, long[][] prefixes) {
    PackedPrefixes packing = PackedPrefixes.of(prefixes);
    long[][] sorted = new WordSort(new long[][] {packing.pack(prefixes), rows}, stop).sort();
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
    return new Sorted(inOrder, keys, packing);
  }

  private int compare(long one, long two) {
    if (++steps % CHECK_STEPS == 0) {
      stop.check();
    }
    return shape.compare(one, two);
  }
}
