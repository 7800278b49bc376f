package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;

/// Finds groups by the hash of their keys, whatever these are.
final class HashIndex implements AutoCloseable {
  private static final int FIRST_ROWS = 512;

  /// So many entries, and as many rows, are not in the near caches.
  private static final int LARGE = 1 << 14;

  private final GroupRows rows;
  private final Account account;
  private Entries entries;
  private boolean hasForgotten;
  private final Picks fresh = new Picks();
  private final Picks found = new Picks();
  private Picks open = new Picks();
  private Picks later = new Picks();
  private int[] at = new int[0];
  private long[] contents = new long[0];
  private long touched;

  /// An index that knows all groups that have a row.
  HashIndex(Account account, GroupRows rows) {
    this.account = account;
    this.rows = rows;
    this.entries = new Entries(account, Math.max(FIRST_ROWS, rows.all().rows()));
    putAll();
  }

  /// The groups known.
  int groups() {
    return entries.used();
  }

  /// Whether entries and rows are more than the near caches hold.
  boolean isLarge() {
    return entries.capacity() >= LARGE;
  }

  /// Forgets the groups, not their rows.
  void forget() {
    entries.clear();
    hasForgotten = true;
  }

  /// Sets `out[i]` to the row of the group of each row shown.
  void find(KeyColumns keys, long[] out) {
    keys.hash(rows.layout());
    touch(keys);
    if (rows.layout().columns() == 1 && rows.layout().slot(0) instanceof LongSlot slot) {
      findLongs(slot, keys, out);
    } else {
      findAny(keys, out);
    }
  }

  @Override
  public void close() {
    entries.close();
  }

  /// Makes twice the room. Rows are read as they lie, which entries that knew only some of them
  /// could not do.
  private void grow() {
    if (hasForgotten) {
      entries.grow();
    } else {
      Entries larger = new Entries(account, entries.capacity());
      entries.close();
      entries = larger;
      putAll();
    }
  }

  private void putAll() {
    for (int partition = 0; partition < PartitionedRows.PARTITIONS; partition++) {
      rows.all().partition(partition).forEach(this::put);
    }
  }

  private void put(long row) {
    long hash = RowLayout.hash(row);
    int entry = entries.start(hash);
    while (entries.get(entry) != 0) {
      entry = entries.after(entry);
    }
    entries.put(entry, hash, row);
  }

  /// Brings entries and rows of a large table into the cache, all misses at once; the sum keeps the
  /// loads alive.
  private void touch(KeyColumns keys) {
    int count = keys.rows();
    if (!isLarge()) {
      return;
    }
    if (contents.length < count) {
      contents = new long[count];
    }
    long[] hashes = keys.hashes();
    for (int i = 0; i < count; i++) {
      contents[i] = entries.get(entries.start(hashes[i]));
    }
    long sum = 0;
    int last = rows.width() - Long.BYTES;
    for (int i = 0; i < count; i++) {
      long content = contents[i];
      if (content != 0 && Entries.mayMatch(content, hashes[i])) {
        long row = Entries.row(content);
        sum ^= Memory.getLong(row) ^ Memory.getLong(row + last);
      }
    }
    touched = sum;
  }

  /// One 64-bit key: equal where the hash is.
  private void findLongs(LongSlot slot, KeyColumns keys, long[] out) {
    Cursor cursor = keys.cursor(0);
    long[] hashes = keys.hashes();
    boolean mayBeNull = cursor.mayBeNull();
    for (int i = 0; i < keys.rows(); i++) {
      long hash = hashes[i];
      boolean isNull = mayBeNull && cursor.isNull(i);
      int entry = entries.start(hash);
      while (true) {
        long content = entries.get(entry);
        if (content == 0) {
          long value = isNull ? 0 : Memory.getLong(cursor.values() + 8L * cursor.at()[i]);
          out[i] = makeLong(slot, hash, isNull, value);
          break;
        }
        long row = Entries.row(content);
        if (Entries.mayMatch(content, hash)
            && RowLayout.hash(row) == hash
            && slot.isNull(row) == isNull) {
          out[i] = row;
          break;
        }
        entry = entries.after(entry);
      }
    }
  }

  private long makeLong(LongSlot slot, long hash, boolean isNull, long value) {
    if (entries.isFull()) {
      grow();
    }
    long row = rows.make(hash);
    Memory.putByte(row + slot.nullAt(), (byte) (isNull ? 1 : 0));
    Memory.putLong(row + slot.valueAt(), value);
    int entry = entries.start(hash);
    while (entries.get(entry) != 0) {
      entry = entries.after(entry);
    }
    entries.put(entry, hash, row);
    return row;
  }

  /// Any keys, in rounds: each locates a row or makes one for every key still open, then writes and
  /// compares column by column; the keys that met another key's row go on.
  private void findAny(KeyColumns keys, long[] out) {
    int count = keys.rows();
    long[] hashes = keys.hashes();
    if (at.length < count) {
      at = new int[count];
    }
    open.all(count);
    restart(open, hashes);
    while (open.count() > 0) {
      fresh.clear(count);
      found.clear(count);
      later.clear(count);
      locate(hashes, out);
      for (int column = 0; column < rows.layout().columns(); column++) {
        Cursor cursor = keys.cursor(column);
        rows.layout().slot(column).write(cursor, fresh, out, hashes, rows.all());
      }
      int deferred = later.count();
      for (int column = 0; column < rows.layout().columns(); column++) {
        rows.layout().slot(column).keepSame(keys.cursor(column), found, out, later);
      }
      if (deferred > 0) {
        grow();
        restart(later, hashes);
      } else {
        for (int k = 0; k < later.count(); k++) {
          at[later.get(k)] = entries.after(at[later.get(k)]);
        }
      }
      Picks next = later;
      later = open;
      open = next;
    }
  }

  private void restart(Picks picks, long[] hashes) {
    for (int k = 0; k < picks.count(); k++) {
      at[picks.get(k)] = entries.start(hashes[picks.get(k)]);
    }
  }

  private void locate(long[] hashes, long[] out) {
    for (int k = 0; k < open.count(); k++) {
      int i = open.get(k);
      int entry = at[i];
      long content = entries.get(entry);
      while (content != 0
          && !(Entries.mayMatch(content, hashes[i])
              && RowLayout.hash(Entries.row(content)) == hashes[i])) {
        entry = entries.after(entry);
        content = entries.get(entry);
      }
      at[i] = entry;
      if (content != 0) {
        out[i] = Entries.row(content);
        found.add(i);
      } else if (entries.isFull()) {
        later.add(i);
      } else {
        out[i] = rows.make(hashes[i]);
        entries.put(entry, hashes[i], out[i]);
        fresh.add(i);
      }
    }
  }

  @Override
  public String toString() {
    return "%d groups, %x".formatted(groups(), touched);
  }
}
