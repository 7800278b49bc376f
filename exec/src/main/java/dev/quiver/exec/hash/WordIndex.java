package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.kernel.HashKernels;

/// Finds rows by words that are far from each other: an open hash table of words and rows, side by
/// side, so that no row is looked at to find it.
final class WordIndex implements JoinIndex {
  private static final int ENTRY_BITS = 4;
  private static final int ROW = Long.BYTES;

  private final KeyPacking packing;
  private final RowStretches stretches;
  private final SlicedRows sliced;
  private final HomeTable table;
  private final StopSignal stop;
  private final int shift;
  private final int mask;
  private final boolean[] hasRepeats;

  /// An index in as many slices as `sliced` has, which becomes its own.
  WordIndex(
      KeyPacking packing,
      RowStretches stretches,
      SlicedRows sliced,
      Account account,
      StopSignal stop) {
    this.packing = packing;
    this.stretches = stretches;
    this.sliced = sliced;
    this.table = new HomeTable(stretches.total(), 1 << ENTRY_BITS, sliced.slices(), account);
    this.stop = stop;
    this.shift = table.shift();
    this.mask = table.mask();
    this.hasRepeats = new boolean[sliced.slices()];
  }

  /// How keys become words.
  KeyPacking packing() {
    return packing;
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
    long[] words = new long[stretches.mostRows()];
    long[] hashes = new long[stretches.mostRows()];
    long[] rows = new long[stretches.mostRows()];
    for (int stretch = from; stretch < to; stretch++) {
      stop.check();
      packing.words(stretches, stretch, words, hashes);
      int count = stretches.rows(stretch);
      for (int i = 0; i < count; i++) {
        hashes[i] = hash(words[i]);
        rows[i] = words[i] == KeyPacking.NONE ? 0 : stretches.row(stretch, i);
      }
      sorted.add(hashes, words, rows, count);
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
        (word, row) -> {
          if (!put(slice, (int) (hash(word) >>> shift), end, word, row)) {
            table.keep(word, row);
          }
        });
    table.built((word, row) -> put(slice, (int) (hash(word) >>> shift), 0, word, row));
  }

  /// Sets `out[i]` to the first row of a word, or 0; `at` is as long as `words`. Locates all
  /// entries first and reads them next, so that their misses overlap.
  void find(long[] words, int count, long[] out, int[] at) {
    long base = table.base();
    locate(words, count, at);
    touch(base, count, at, out);
    for (int i = 0; i < count; i++) {
      if (out[i] != 0 && Memory.getLong(base + ((long) at[i] << ENTRY_BITS)) != words[i]) {
        out[i] = findBehind(base, at[i], words[i]);
      }
    }
  }

  @Override
  public void close() {
    sliced.close();
    table.close();
  }

  private long findBehind(long base, int from, long word) {
    int at = from;
    while (true) {
      at = at + 1 & mask;
      long entry = base + ((long) at << ENTRY_BITS);
      long row = Memory.getLong(entry + ROW);
      if (row == 0 || Memory.getLong(entry) == word) {
        return row;
      }
    }
  }

  private void putAll() {
    long[] words = new long[stretches.mostRows()];
    long[] spare = new long[stretches.mostRows()];
    int[] at = new int[stretches.mostRows()];
    // From the last to the first, so that a row put before those of its word is in plan order.
    for (int stretch = stretches.count() - 1; stretch >= 0; stretch--) {
      stop.check();
      packing.words(stretches, stretch, words, spare);
      int rows = stretches.rows(stretch);
      locate(words, rows, at);
      touch(table.base(), rows, at, spare);
      for (int i = rows - 1; i >= 0; i--) {
        if (words[i] != KeyPacking.NONE) {
          put(0, at[i], 0, words[i], stretches.row(stretch, i));
        }
      }
    }
  }

  private void locate(long[] words, int count, int[] at) {
    for (int i = 0; i < count; i++) {
      at[i] = (int) (hash(words[i]) >>> shift);
    }
  }

  private static void touch(long base, int count, int[] at, long[] rows) {
    for (int i = 0; i < count; i++) {
      rows[i] = Memory.getLong(base + ((long) at[i] << ENTRY_BITS) + ROW);
    }
  }

  /// Puts a row before those of its word, unless the search comes to `end`; answers whether it did.
  private boolean put(int slice, int from, long end, long word, long row) {
    long base = table.base();
    int at = from;
    long entry = base + ((long) at << ENTRY_BITS);
    long first = Memory.getLong(entry + ROW);
    while (first != 0 && Memory.getLong(entry) != word) {
      at = at + 1 & mask;
      if (entry + (1 << ENTRY_BITS) == end) {
        return false;
      }
      entry = base + ((long) at << ENTRY_BITS);
      first = Memory.getLong(entry + ROW);
    }
    if (first != 0) {
      JoinLayout.setNext(row, first);
      note(slice);
    }
    Memory.putLong(entry, word);
    Memory.putLong(entry + ROW, row);
    return true;
  }

  /// Writes once: others' flags are in the same line of the cache.
  private void note(int slice) {
    if (!hasRepeats[slice]) {
      hasRepeats[slice] = true;
    }
  }

  private static long hash(long word) {
    return HashKernels.mix(Hash.SEED, word);
  }
}
