package dev.quiver.exec.sort;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import it.unimi.dsi.fastutil.longs.LongArrays;

/// Sorts addresses of rows: by the words of their prefixes, which are read once, then, where those
/// agree, by values. One thread uses it.
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
    long bytes = 2L * Long.BYTES * rows.length * (shape.prefix().words() + 1);
    account.charge(bytes);
    try {
      return rows.length == 0 ? rows : sortWords(rows);
    } finally {
      account.release(bytes);
    }
  }

  private long[] sortWords(long[] rows) {
    int words = shape.prefix().words();
    long[][] columns = new long[words + 1][];
    columns[words] = rows;
    for (int word = 0; word < words; word++) {
      columns[word] = new long[rows.length];
    }
    for (int i = 0; i < rows.length; i++) {
      for (int word = 0; word < words; word++) {
        columns[word][i] = shape.word(rows[i], word);
      }
    }
    long[][] sorted = new WordSort(columns, stop).sort();
    long[] inOrder = sorted[words];
    int start = 0;
    for (int i = 1; i <= rows.length; i++) {
      if (i == rows.length || !isSame(sorted, i - 1, i)) {
        if (i - start > 1) {
          LongArrays.quickSort(inOrder, start, i, this::compare);
        }
        start = i;
      }
    }
    return inOrder;
  }

  private static boolean isSame(long[][] sorted, int one, int two) {
    for (int word = 0; word < sorted.length - 1; word++) {
      if (sorted[word][one] != sorted[word][two]) {
        return false;
      }
    }
    return true;
  }

  private int compare(long one, long two) {
    if (++steps % CHECK_STEPS == 0) {
      stop.check();
    }
    return shape.compare(one, two);
  }
}
