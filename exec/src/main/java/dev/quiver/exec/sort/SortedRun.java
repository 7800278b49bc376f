package dev.quiver.exec.sort;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.RowStore;
import it.unimi.dsi.fastutil.longs.LongArrays;

/// Some rows, and their addresses in order once they are sorted. Closing twice is safe.
public final class SortedRun implements AutoCloseable {
  private static final int CHECK_STEPS = 1 << 14;

  private final SortShape shape;
  private final Account account;
  private final StopSignal stop;
  private final RowStore store;
  private long[] rows = new long[0];
  private long charged;
  private int steps;

  SortedRun(SortShape shape, Account account, StopSignal stop) {
    this.shape = shape;
    this.account = account;
    this.stop = stop;
    this.store = new RowStore(account, shape.rows().width());
  }

  RowStore store() {
    return store;
  }

  /// Sorts the rows, which must be all.
  public void sort() {
    int count = Math.toIntExact(store.rows());
    account.charge(8L * count);
    charged += 8L * count;
    long bytes = 2L * Long.BYTES * count * (shape.prefix().words() + 1);
    account.charge(bytes);
    try {
      if (count > 0) {
        sortWords(count);
      }
    } finally {
      account.release(bytes);
    }
  }

  private void sortWords(int count) {
    int words = shape.prefix().words();
    long[][] columns = new long[words + 1][count];
    collect(columns[words]);
    for (int word = 0; word < words; word++) {
      for (int i = 0; i < count; i++) {
        columns[word][i] = shape.word(columns[words][i], word);
      }
    }
    long[][] sorted = new WordSort(columns, stop).sort();
    rows = sorted[words];
    int start = 0;
    for (int i = 1; i <= count; i++) {
      if (i == count || !isSame(sorted, i - 1, i)) {
        LongArrays.quickSort(rows, start, i, this::compare);
        start = i;
      }
    }
  }

  private boolean isSame(long[][] sorted, int one, int two) {
    for (int word = 0; word < sorted.length - 1; word++) {
      if (sorted[word][one] != sorted[word][two]) {
        return false;
      }
    }
    return true;
  }

  /// The rows' addresses in order.
  long row(int index) {
    return rows[index];
  }

  /// The number of sorted rows.
  int rows() {
    return rows.length;
  }

  /// How many rows come before one.
  int before(long row) {
    int low = 0;
    int high = rows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (shape.compare(rows[middle], row) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public void close() {
    store.close();
    rows = new long[0];
    account.release(charged);
    charged = 0;
  }

  private void collect(long[] all) {
    int next = 0;
    for (int block = 0; block < store.blocks(); block++) {
      long row = store.firstRow(block);
      for (int i = store.rowsIn(block); i > 0; i--) {
        all[next++] = row;
        row += store.width();
      }
    }
  }

  private int compare(long one, long two) {
    if (++steps % CHECK_STEPS == 0) {
      stop.check();
    }
    return shape.compare(one, two);
  }
}
