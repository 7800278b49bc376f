package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import org.jspecify.annotations.Nullable;

/// Finds rows by any keys: an open hash table of rows' addresses, tagged with the top 16 bits of
/// their hash, which spares most misses a look at the row.
final class TagIndex implements JoinIndex {
  private static final long TAG = 0xFFFF_0000_0000_0000L;

  private final JoinLayout layout;
  private final RowStretches stretches;
  private final boolean hasNullKeys;
  private final int sliceBits;
  private final Account account;
  private final StopSignal stop;
  private final long[] @Nullable [] tables;
  private final boolean[] hasRepeats;
  private long charged;

  /// An index in `1 << sliceBits` slices.
  TagIndex(
      JoinLayout layout,
      RowStretches stretches,
      boolean hasNullKeys,
      int sliceBits,
      Account account,
      StopSignal stop) {
    this.layout = layout;
    this.stretches = stretches;
    this.hasNullKeys = hasNullKeys;
    this.sliceBits = sliceBits;
    this.account = account;
    this.stop = stop;
    this.tables = new long[1 << sliceBits][];
    this.hasRepeats = new boolean[1 << sliceBits];
  }

  @Override
  public int slices() {
    return tables.length;
  }

  @Override
  public boolean hasRepeats() {
    for (boolean repeats : hasRepeats) {
      if (repeats) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void build(int slice) {
    long[] hashes = new long[stretches.mostRows()];
    long[] entries = new long[stretches.mostRows()];
    long[] table = open(count(slice, hashes));
    // From the last to the first, so that a row put before those of its key is in plan order.
    for (int stretch = stretches.count() - 1; stretch >= 0; stretch--) {
      stop.check();
      hash(stretch, hashes);
      touch(table, slice, hashes, stretches.rows(stretch), entries);
      put(table, slice, stretch, hashes);
    }
    tables[slice] = table;
  }

  /// The table where rows of a hash are.
  long[] table(long hash) {
    long[] table = tables[slice(hash)];
    if (table == null) {
      throw new IllegalStateException("a slice was not built");
    }
    return table;
  }

  /// Where in a table the search for a hash begins.
  static int start(long hash, long[] table) {
    return (int) hash & table.length - 1;
  }

  /// The entry from one on that has a hash's tag, or is free.
  static int seek(long[] table, int from, long hash) {
    int mask = table.length - 1;
    int entry = from;
    long content = table[entry];
    while (content != 0 && ((content ^ hash) & TAG) != 0) {
      entry = entry + 1 & mask;
      content = table[entry];
    }
    return entry;
  }

  JoinLayout layout() {
    return layout;
  }

  /// The row of what is in an entry, or 0.
  static long row(long content) {
    return content & ~TAG;
  }

  @Override
  public void close() {
    account.release(charged);
    charged = 0;
  }

  private void hash(int stretch, long[] hashes) {
    for (int i = 0; i < stretches.rows(stretch); i++) {
      hashes[i] = layout.hash(stretches.row(stretch, i));
    }
  }

  /// Reads the first entry of all, so that their misses overlap.
  private void touch(long[] table, int slice, long[] hashes, int count, long[] entries) {
    for (int i = 0; i < count; i++) {
      entries[i] = table[slice(hashes[i]) == slice ? start(hashes[i], table) : 0];
    }
  }

  private int count(int slice, long[] hashes) {
    long count = 0;
    for (int stretch = 0; stretch < stretches.count(); stretch++) {
      int rows = stretches.rows(stretch);
      if (sliceBits == 0) {
        count += rows;
        continue;
      }
      hash(stretch, hashes);
      for (int i = 0; i < rows; i++) {
        count += slice(hashes[i]) == slice ? 1 : 0;
      }
    }
    return Math.toIntExact(count);
  }

  /// At most half of the entries are taken.
  private synchronized long[] open(int rows) {
    long length = 2 * Math.max(8, Long.highestOneBit(Math.max(1, 2L * rows - 1)));
    if (length > 1 << 30) {
      throw new IllegalStateException("too many rows for one table: " + rows);
    }
    account.charge(Long.BYTES * length);
    charged += Long.BYTES * length;
    return new long[(int) length];
  }

  private void put(long[] table, int slice, int stretch, long[] hashes) {
    for (int i = stretches.rows(stretch) - 1; i >= 0; i--) {
      long hash = hashes[i];
      long row = stretches.row(stretch, i);
      if (slice(hash) != slice || (hasNullKeys && layout.hasNullKey(row))) {
        continue;
      }
      int entry = seek(table, start(hash, table), hash);
      while (table[entry] != 0 && !isSame(row, hash, row(table[entry]))) {
        entry = seek(table, entry + 1 & table.length - 1, hash);
      }
      if (table[entry] != 0) {
        JoinLayout.setNext(row, row(table[entry]));
        hasRepeats[slice] = true;
      }
      table[entry] = (hash & TAG) | row;
    }
  }

  private boolean isSame(long row, long hash, long other) {
    return layout.hash(other) == hash && layout.isSameKey(row, other);
  }

  private int slice(long hash) {
    return (int) (hash >>> 1 >>> (Long.SIZE - 1 - sliceBits));
  }
}
