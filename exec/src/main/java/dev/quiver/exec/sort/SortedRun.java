package dev.quiver.exec.sort;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.RowStore;

/// Some rows, and their addresses in order once they are sorted. Closing twice is safe.
public final class SortedRun implements AutoCloseable {
  private final SortShape shape;
  private final Account account;
  private final StopSignal stop;
  private final RowStore store;
  private long[] rows = new long[0];
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
    account.charge(8L * count);
    charged += 8L * count;
    long[] all = new long[count];
    collect(all);
    rows = new RowSort(shape, account, stop).sort(all);
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
}
