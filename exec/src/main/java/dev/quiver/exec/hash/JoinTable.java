package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the rows of a join's build side by key: in each partition a table of the first row of each
/// key, the others behind it in plan order.
///
/// Partitions are built apart, each by one thread; then any thread may read. The rows are the
/// caller's. Rows with a NULL in their key are not found.
public final class JoinTable implements AutoCloseable {
  private static final int CHECK_ROWS = 1 << 14;

  private final JoinLayout layout;
  private final Account account;
  private final StopSignal stop;
  private final @Nullable Entries[] tables = new @Nullable Entries[PartitionedRows.PARTITIONS];
  private final boolean[] hasRepeats = new boolean[PartitionedRows.PARTITIONS];

  /// A table without rows.
  public JoinTable(JoinLayout layout, Account account, StopSignal stop) {
    this.layout = layout;
    this.account = account;
    this.stop = stop;
  }

  /// Adds the rows of one partition, of which each store has some in plan order.
  public void build(int partition, List<RowStore> stores) {
    long rows = stores.stream().mapToLong(RowStore::rows).sum();
    Entries entries = new Entries(account, rows);
    tables[partition] = entries;
    RowWalk[] walks = stores.stream().map(RowWalk::new).toArray(RowWalk[]::new);
    long[] heads = new long[walks.length];
    for (int i = 0; i < walks.length; i++) {
      heads[i] = walks[i].next();
    }
    // From the last to the first, so that a row put before those of its key is in plan order.
    for (long left = rows; left > 0; left--) {
      int last = last(heads);
      if (!layout.hasNullKey(heads[last])) {
        insert(entries, partition, heads[last]);
      }
      heads[last] = walks[last].next();
      if (left % CHECK_ROWS == 0) {
        stop.check();
      }
    }
  }

  /// Whether some key has several rows.
  public boolean hasRepeats() {
    for (boolean repeats : hasRepeats) {
      if (repeats) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    for (int i = 0; i < tables.length; i++) {
      Entries entries = tables[i];
      if (entries != null) {
        tables[i] = null;
        entries.close();
      }
    }
  }

  JoinLayout layout() {
    return layout;
  }

  /// The entries of the partition of a hash.
  Entries entries(long hash) {
    Entries entries = tables[PartitionedRows.partition(hash)];
    if (entries == null) {
      throw new IllegalStateException("a partition was not built");
    }
    return entries;
  }

  private static int last(long[] heads) {
    int last = -1;
    for (int i = 0; i < heads.length; i++) {
      if (heads[i] != 0
          && (last < 0 || JoinLayout.sequence(heads[i]) > JoinLayout.sequence(heads[last]))) {
        last = i;
      }
    }
    return last;
  }

  private void insert(Entries entries, int partition, long row) {
    long hash = RowLayout.hash(row);
    int entry = entries.start(hash);
    for (long content = entries.get(entry); content != 0; content = entries.get(entry)) {
      long other = Entries.row(content);
      if (Entries.mayMatch(content, hash)
          && layout.rows().compare(other, row, layout.keys()) == 0) {
        JoinLayout.setNext(row, other);
        entries.replace(entry, row);
        hasRepeats[partition] = true;
        return;
      }
      entry = entries.after(entry);
    }
    entries.put(entry, hash, row);
  }
}
