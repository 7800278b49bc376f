package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import java.util.Arrays;
import java.util.List;

/// Brings the rows of one partition, which several threads made, together: one row a group.
public final class GroupMerge implements AutoCloseable {
  private static final int CHUNK = 1024;
  private static final int MAX_GROUPS = Integer.MAX_VALUE - 8;

  private final RowLayout layout;
  private final boolean hashTells;
  private final Account account;
  private final StopSignal stop;
  private final long[] from = new long[CHUNK];
  private final long[] to = new long[CHUNK];
  private long[] groups = new long[0];
  private int count;
  private int pending;
  private long charged;

  /// Nothing merged yet.
  public GroupMerge(RowLayout layout, Account account, StopSignal stop) {
    this.layout = layout;
    this.hashTells = layout.columns() == 1 && isWord(layout.slot(0));
    this.account = account;
    this.stop = stop;
  }

  /// Adds the state of one row to that of another, `count` times, in order.
  public interface States {
    /// Merges `from[i]` into `to[i]`.
    void merge(long[] from, long[] to, int count);
  }

  /// Adds the groups of a partition, in the order of hash and key if it is observed. Rows of the
  /// first `distinct` stores are of different groups each; all others, and those of one store and
  /// another, may be of one.
  public void add(List<RowStore> stores, int distinct, boolean isOrderObserved, States states) {
    int first = count;
    long rows = stores.stream().mapToLong(RowStore::rows).sum();
    charge(rows);
    if (distinct > 0 && stores.size() == 1) {
      take(stores.getFirst());
    } else if (rows > 0) {
      try (Entries entries = new Entries(account, rows)) {
        for (int i = 0; i < stores.size(); i++) {
          place(entries, stores.get(i), i == 0 && distinct > 0, states);
        }
        flush(states);
      }
    }
    if (isOrderObserved) {
      new HashOrder(layout, account, stop).sort(groups, first, count);
    }
  }

  /// The groups' rows; more may follow [#count] in the array.
  public long[] groups() {
    return groups;
  }

  /// The number of groups.
  public int count() {
    return count;
  }

  @Override
  public void close() {
    account.release(charged);
    charged = 0;
  }

  private void charge(long rows) {
    long needed = count + rows;
    if (needed > groups.length) {
      int length = Math.toIntExact(Math.max(needed, Math.min(2L * groups.length, MAX_GROUPS)));
      account.charge(8L * length);
      groups = Arrays.copyOf(groups, length);
      account.release(charged);
      charged = 8L * length;
    }
  }

  private void take(RowStore store) {
    for (int block = 0; block < store.blocks(); block++) {
      stop.check();
      long row = store.firstRow(block);
      for (int i = store.rowsIn(block); i > 0; i--) {
        groups[count++] = row;
        row += store.width();
      }
    }
  }

  private void place(Entries entries, RowStore store, boolean areNew, States states) {
    for (int block = 0; block < store.blocks(); block++) {
      stop.check();
      long row = store.firstRow(block);
      for (int i = store.rowsIn(block); i > 0; i--) {
        place(entries, row, areNew, states);
        row += store.width();
      }
    }
  }

  private void place(Entries entries, long row, boolean isNew, States states) {
    long hash = RowLayout.hash(row);
    int entry = entries.start(hash);
    for (long content = entries.get(entry); content != 0; content = entries.get(entry)) {
      if (!isNew && Entries.mayMatch(content, hash) && isSame(Entries.row(content), row, hash)) {
        merge(row, Entries.row(content), states);
        return;
      }
      entry = entries.after(entry);
    }
    entries.put(entry, hash, row);
    groups[count++] = row;
  }

  private boolean isSame(long other, long row, long hash) {
    return hashTells
        ? RowLayout.hash(other) == hash
            && layout.slot(0).isNull(other) == layout.slot(0).isNull(row)
        : layout.compare(other, row, layout.columns()) == 0;
  }

  /// Whether a single value of a slot is equal where its hash is.
  private static boolean isWord(RowSlot slot) {
    return slot instanceof LongSlot || slot instanceof NarrowSlot;
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
