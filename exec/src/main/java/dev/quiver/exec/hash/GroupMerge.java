package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.List;

/// Brings the rows of one partition, which several threads made, together: one row a group.
public final class GroupMerge implements AutoCloseable {
  private static final int CHUNK = 1024;

  private final RowLayout layout;
  private final Account account;
  private final StopSignal stop;
  private final LongArrayList groups = new LongArrayList();
  private final long[] from = new long[CHUNK];
  private final long[] to = new long[CHUNK];
  private int pending;
  private long charged;

  /// Nothing merged yet.
  public GroupMerge(RowLayout layout, Account account, StopSignal stop) {
    this.layout = layout;
    this.account = account;
    this.stop = stop;
  }

  /// Adds the state of one row to that of another, `count` times, in order.
  public interface States {
    /// Merges `from[i]` into `to[i]`.
    void merge(long[] from, long[] to, int count);
  }

  /// Adds the groups of a partition, in the order of hash and key if it is observed; rows are
  /// merged with those of the same group unless all `areDistinct`.
  public void add(
      List<RowStore> stores, boolean areDistinct, boolean isOrderObserved, States states) {
    int first = groups.size();
    long rows = stores.stream().mapToLong(RowStore::rows).sum();
    charge(rows);
    if (areDistinct) {
      stores.forEach(store -> eachRow(store, groups::add));
    } else {
      try (Entries entries = new Entries(account, rows)) {
        stores.forEach(store -> eachRow(store, row -> place(entries, row, states)));
        flush(states);
      }
    }
    if (isOrderObserved) {
      new HashOrder(layout, account, stop).sort(groups.elements(), first, groups.size());
    }
  }

  /// The groups' rows; more may follow [#count] in the array.
  public long[] groups() {
    return groups.elements();
  }

  /// The number of groups.
  public int count() {
    return groups.size();
  }

  @Override
  public void close() {
    account.release(charged);
    charged = 0;
  }

  private void charge(long rows) {
    account.charge(8 * rows);
    charged += 8 * rows;
    groups.ensureCapacity(Math.toIntExact(groups.size() + rows));
  }

  private interface Rows {
    void take(long row);
  }

  private void eachRow(RowStore store, Rows rows) {
    for (int block = 0; block < store.blocks(); block++) {
      stop.check();
      long row = store.firstRow(block);
      for (int i = 0; i < store.rowsIn(block); i++) {
        rows.take(row);
        row += store.width();
      }
    }
  }

  private void place(Entries entries, long row, States states) {
    long hash = RowLayout.hash(row);
    int entry = entries.start(hash);
    for (long content = entries.get(entry); content != 0; content = entries.get(entry)) {
      long other = Entries.row(content);
      if (Entries.mayMatch(content, hash) && layout.compare(other, row, layout.columns()) == 0) {
        merge(row, other, states);
        return;
      }
      entry = entries.after(entry);
    }
    entries.put(entry, hash, row);
    groups.add(row);
  }

  private void merge(long row, long into, States states) {
    from[pending] = row;
    to[pending] = into;
    if (++pending == CHUNK) {
      flush(states);
    }
  }

  private void flush(States states) {
    states.merge(from, to, pending);
    pending = 0;
  }
}
