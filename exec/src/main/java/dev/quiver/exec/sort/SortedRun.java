package dev.quiver.exec.sort;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.RowStore;
import org.jspecify.annotations.Nullable;

/// Some rows, and their addresses in order once they are sorted. Closing twice is safe.
public final class SortedRun implements AutoCloseable {
  private final SortShape shape;
  private final Account account;
  private final StopSignal stop;
  private final RowStore store;
  private long[] rows = new long[0];
  private RowSort.@Nullable Sorted sorted;
  private long charged;

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
    if (count == 0) {
      return;
    }
    // The rows' addresses, and their packed prefixes.
    account.charge(2L * Long.BYTES * count);
    charged += 2L * Long.BYTES * count;
    long[] all = new long[count];
    collect(all);
    RowSort.Sorted made =
        new RowSort(shape, account, stop).sort(all, words -> read(all, 0, count, words, 0));
    sorted = made;
    rows = made.rows();
  }

  /// Writes the prefixes of some rows, word by word, from `at` on: without a look at the rows
  /// themselves, which lie anywhere in memory, if that can be done.
  void prefixes(int from, int to, long[][] words, int at) {
    RowSort.Sorted known = sorted;
    if (known == null || !known.packing().isWhole()) {
      read(rows, from, to, words, at);
      return;
    }
    for (int word = 0; word < words.length; word++) {
      known.packing().unpack(known.keys(), from, to, word, words[word], at);
    }
  }

  private void read(long[] some, int from, int to, long[][] words, int at) {
    for (int i = from; i < to; i++) {
      for (int word = 0; word < words.length; word++) {
        words[word][at + i - from] = shape.word(some[i], word);
      }
    }
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
    sorted = null;
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
}
