package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;

/// Finds rows by any keys: an open hash table of rows' addresses, tagged with the last 16 bits of
/// their hash, which spares most misses a look at the row.
final class TagIndex implements JoinIndex {
  private static final int ENTRY_BITS = 3;
  private static final int TAG_BITS = 16;
  private static final long TAG = -1L << (Long.SIZE - TAG_BITS);

  private final JoinLayout layout;
  private final RowStretches stretches;
  private final boolean hasNullKeys;
  private final SlicedRows sliced;
  private final HomeTable table;
  private final StopSignal stop;
  private final boolean[] hasRepeats;

  /// An index in as many slices as `sliced` has, which becomes its own.
  TagIndex(
      JoinLayout layout,
      RowStretches stretches,
      boolean hasNullKeys,
      SlicedRows sliced,
      Account account,
      StopSignal stop) {
    this.layout = layout;
    this.stretches = stretches;
    this.hasNullKeys = hasNullKeys;
    this.sliced = sliced;
    this.table = new HomeTable(stretches.total(), Long.BYTES, sliced.slices(), account);
    this.stop = stop;
    this.hasRepeats = new boolean[sliced.slices()];
  }

  @Override
  public int parts() {
    return sliced.parts();
  }

  @Override
  public void sort(int part) {
    int from = sliced.first(part, stretches.count());
    int to = sliced.first(part + 1, stretches.count());
    SlicedRows.Part sorted = sliced.open(part, stretches.rows(from, to));
    long[] hashes = new long[stretches.mostRows()];
    long[] rows = new long[stretches.mostRows()];
    for (int stretch = from; stretch < to; stretch++) {
      stop.check();
      read(stretch, hashes, rows);
      sorted.add(hashes, hashes, rows, stretches.rows(stretch));
    }
  }

  @Override
  public int slices() {
    return sliced.slices();
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
    stop.check();
    long end = table.open(slice);
    if (sliced.parts() == 0) {
      putAll();
      return;
    }
    sliced.takeBackwards(
        slice,
        (hash, row) -> {
          if (!put(slice, end, hash, row)) {
            table.keep(hash, row);
          }
        });
    table.built((hash, row) -> put(slice, 0, hash, row));
  }

  /// The number of the entry where the search for a hash begins.
  int start(long hash) {
    return (int) (hash >>> table.shift());
  }

  /// The number of the entry behind one.
  int behind(int entry) {
    return entry + 1 & table.mask();
  }

  /// What is in an entry: a tagged row, or 0.
  long content(int entry) {
    return Memory.getLong(table.base() + ((long) entry << ENTRY_BITS));
  }

  /// The entry from one on that has a hash's tag, or is free.
  int seek(int from, long hash) {
    long tag = tag(hash);
    int entry = from;
    long content = content(entry);
    while (content != 0 && ((content ^ tag) & TAG) != 0) {
      entry = behind(entry);
      content = content(entry);
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
    sliced.close();
    table.close();
  }

  /// Reads the hashes of a stretch, and where its rows are; 0 for those that equal nothing.
  private void read(int stretch, long[] hashes, long[] rows) {
    for (int i = 0; i < stretches.rows(stretch); i++) {
      long row = stretches.row(stretch, i);
      hashes[i] = layout.hash(row);
      rows[i] = hasNullKeys && layout.hasNullKey(row) ? 0 : row;
    }
  }

  private void putAll() {
    long[] hashes = new long[stretches.mostRows()];
    long[] rows = new long[stretches.mostRows()];
    long[] contents = new long[stretches.mostRows()];
    // From the last to the first, so that a row put before those of its key is in plan order.
    for (int stretch = stretches.count() - 1; stretch >= 0; stretch--) {
      stop.check();
      read(stretch, hashes, rows);
      touch(hashes, stretches.rows(stretch), contents);
      for (int i = stretches.rows(stretch) - 1; i >= 0; i--) {
        if (rows[i] != 0) {
          put(0, 0, hashes[i], rows[i]);
        }
      }
    }
  }

  /// Reads the first entry of all, so that their misses overlap.
  private void touch(long[] hashes, int count, long[] contents) {
    for (int i = 0; i < count; i++) {
      contents[i] = content(start(hashes[i]));
    }
  }

  /// Puts a row before those of its key, unless the search comes to `end`; answers whether it did.
  private boolean put(int slice, long end, long hash, long row) {
    long tag = tag(hash);
    int entry = start(hash);
    long content = content(entry);
    while (content != 0 && !(((content ^ tag) & TAG) == 0 && isSame(row, hash, row(content)))) {
      entry = behind(entry);
      long address = table.base() + ((long) entry << ENTRY_BITS);
      if (address == end || (entry == 0 && end != 0)) {
        return false;
      }
      content = Memory.getLong(address);
    }
    if (content != 0) {
      JoinLayout.setNext(row, row(content));
      note(slice);
    }
    Memory.putLong(table.base() + ((long) entry << ENTRY_BITS), tag | row);
    return true;
  }

  /// Writes once: others' flags are in the same line of the cache.
  private void note(int slice) {
    if (!hasRepeats[slice]) {
      hasRepeats[slice] = true;
    }
  }

  private static long tag(long hash) {
    return hash << (Long.SIZE - TAG_BITS);
  }

  private boolean isSame(long row, long hash, long other) {
    return layout.hash(other) == hash && layout.isSameKey(row, other);
  }
}
