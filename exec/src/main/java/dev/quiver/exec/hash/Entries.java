package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import java.util.Arrays;

/// The array of a hash table: in each entry the top 16 bits of a hash and a row's address, or 0.
///
/// Collisions go to the next entry. At most half of the entries are taken.
final class Entries implements AutoCloseable {
  private static final long TAG = 0xFFFF_0000_0000_0000L;

  private final Account account;
  private long[] entries;
  private int mask;
  private int used;

  /// A table for at least `rows` rows.
  Entries(Account account, long rows) {
    this.account = account;
    int capacity = capacityFor(rows);
    account.charge(8L * capacity);
    this.entries = new long[capacity];
    this.mask = capacity - 1;
  }

  /// The entry where the search for a hash begins.
  int start(long hash) {
    return (int) hash & mask;
  }

  /// The entry after one.
  int after(int entry) {
    return entry + 1 & mask;
  }

  /// What is in an entry.
  long get(int entry) {
    return entries[entry];
  }

  /// Whether what is in an entry may belong to a hash.
  static boolean mayMatch(long content, long hash) {
    return ((content ^ hash) & TAG) == 0;
  }

  /// The row of what is in an entry.
  static long row(long content) {
    return content & ~TAG;
  }

  /// Takes a free entry.
  void put(int entry, long hash, long row) {
    entries[entry] = (hash & TAG) | row;
    used++;
  }

  /// Gives a taken entry another row of the same hash.
  void replace(int entry, long row) {
    entries[entry] = (entries[entry] & TAG) | row;
  }

  /// Whether no further entry may be taken.
  boolean isFull() {
    return 2 * used >= entries.length;
  }

  /// The number of entries taken.
  int used() {
    return used;
  }

  /// The number of entries.
  int capacity() {
    return entries.length;
  }

  /// Frees every entry.
  void clear() {
    Arrays.fill(entries, 0);
    used = 0;
  }

  /// Makes twice the room.
  void grow() {
    long[] old = entries;
    int capacity = capacityFor(old.length);
    account.charge(8L * capacity);
    entries = new long[capacity];
    mask = capacity - 1;
    for (long content : old) {
      if (content != 0) {
        int entry = start(RowLayout.hash(row(content)));
        while (entries[entry] != 0) {
          entry = after(entry);
        }
        entries[entry] = content;
      }
    }
    account.release(8L * old.length);
  }

  @Override
  public void close() {
    account.release(8L * entries.length);
    entries = new long[0];
  }

  private static int capacityFor(long rows) {
    long capacity = Math.max(16, Long.highestOneBit(Math.max(1, 2 * rows - 1)) * 2);
    if (capacity > 1 << 30) {
      throw new IllegalStateException("too many rows for one table: " + rows);
    }
    return (int) capacity;
  }
}
