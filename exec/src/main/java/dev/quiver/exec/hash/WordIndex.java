package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.kernel.HashKernels;
import org.jspecify.annotations.Nullable;

/// Finds rows by words that are far from each other: an open hash table of words and rows, side by
/// side, so that no row is looked at to find it.
final class WordIndex implements JoinIndex {
  private final KeyPacking packing;
  private final RowStretches stretches;
  private final int sliceBits;
  private final Account account;
  private final StopSignal stop;
  private final long[] @Nullable [] tables;
  private final boolean[] hasRepeats;
  private long charged;

  /// An index in `1 << sliceBits` slices.
  WordIndex(
      KeyPacking packing, RowStretches stretches, int sliceBits, Account account, StopSignal stop) {
    this.packing = packing;
    this.stretches = stretches;
    this.sliceBits = sliceBits;
    this.account = account;
    this.stop = stop;
    this.tables = new long[1 << sliceBits][];
    this.hasRepeats = new boolean[1 << sliceBits];
  }

  /// How keys become words.
  KeyPacking packing() {
    return packing;
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
    long[] words = new long[stretches.mostRows()];
    long[] spare = new long[stretches.mostRows()];
    int[] at = new int[stretches.mostRows()];
    long[] table = open(count(slice, words, spare));
    // From the last to the first, so that a row put before those of its word is in plan order.
    for (int stretch = stretches.count() - 1; stretch >= 0; stretch--) {
      stop.check();
      packing.words(stretches, stretch, words, spare);
      int rows = stretches.rows(stretch);
      locate(words, rows, table.length - 1, at);
      for (int i = 0; sliceBits > 0 && i < rows; i++) {
        // Rows of other slices are not looked for here.
        at[i] = slice(hash(words[i])) == slice ? at[i] : 0;
      }
      touch(table, rows, at, spare);
      put(table, slice, stretch, words, at);
    }
    tables[slice] = table;
  }

  /// Sets `out[i]` to the first row of a word, or 0; `at` is as long as `words`.
  void find(long[] words, int count, long[] out, int[] at) {
    if (tables.length == 1) {
      find(table(0), words, count, out, at);
      return;
    }
    for (int i = 0; i < count; i++) {
      long hash = hash(words[i]);
      long[] table = table(slice(hash));
      at[i] = entry(hash, table.length - 1);
      out[i] = table[at[i] + 1];
    }
    for (int i = 0; i < count; i++) {
      if (out[i] != 0) {
        out[i] = find(table(slice(hash(words[i]))), words[i], at[i]);
      }
    }
  }

  private static long find(long[] table, long word, int from) {
    int mask = table.length - 1;
    int entry = from;
    while (table[entry + 1] != 0 && table[entry] != word) {
      entry = entry + 2 & mask;
    }
    return table[entry + 1];
  }

  @Override
  public void close() {
    account.release(charged);
    charged = 0;
  }

  /// Locates all entries first and reads them next, so that their misses overlap.
  private static void find(long[] table, long[] words, int count, long[] out, int[] at) {
    int mask = table.length - 1;
    locate(words, count, mask, at);
    touch(table, count, at, out);
    for (int i = 0; i < count; i++) {
      long word = words[i];
      int entry = at[i];
      if (out[i] != 0 && table[entry] != word) {
        do {
          entry = entry + 2 & mask;
        } while (table[entry + 1] != 0 && table[entry] != word);
        out[i] = table[entry + 1];
      }
    }
  }

  private static void locate(long[] words, int count, int mask, int[] at) {
    for (int i = 0; i < count; i++) {
      at[i] = entry(hash(words[i]), mask);
    }
  }

  private static void touch(long[] table, int count, int[] at, long[] rows) {
    for (int i = 0; i < count; i++) {
      rows[i] = table[at[i] + 1];
    }
  }

  private int count(int slice, long[] words, long[] spare) {
    long count = 0;
    for (int stretch = 0; stretch < stretches.count(); stretch++) {
      int rows = stretches.rows(stretch);
      if (sliceBits == 0) {
        count += rows;
        continue;
      }
      packing.words(stretches, stretch, words, spare);
      for (int i = 0; i < rows; i++) {
        count += slice(hash(words[i])) == slice ? 1 : 0;
      }
    }
    return Math.toIntExact(count);
  }

  /// Words and rows by turns; at most half are taken.
  private synchronized long[] open(int rows) {
    long length = 4 * Math.max(4, Long.highestOneBit(Math.max(1, 2L * rows - 1)));
    if (length > 1 << 30) {
      throw new IllegalStateException("too many rows for one table: " + rows);
    }
    account.charge(Long.BYTES * length);
    charged += Long.BYTES * length;
    return new long[(int) length];
  }

  private void put(long[] table, int slice, int stretch, long[] words, int[] at) {
    int mask = table.length - 1;
    long first = stretches.row(stretch, 0);
    for (int i = stretches.rows(stretch) - 1; i >= 0; i--) {
      long word = words[i];
      if (word == KeyPacking.NONE || (sliceBits > 0 && slice(hash(word)) != slice)) {
        continue;
      }
      int entry = at[i];
      while (table[entry + 1] != 0 && table[entry] != word) {
        entry = entry + 2 & mask;
      }
      long row = first + (long) i * stretches.width();
      if (table[entry + 1] != 0) {
        JoinLayout.setNext(row, table[entry + 1]);
        hasRepeats[slice] = true;
      }
      table[entry] = word;
      table[entry + 1] = row;
    }
  }

  private long[] table(int slice) {
    long[] table = tables[slice];
    if (table == null) {
      throw new IllegalStateException("a slice was not built");
    }
    return table;
  }

  private int slice(long hash) {
    return (int) (hash >>> 1 >>> (Long.SIZE - 1 - sliceBits));
  }

  private static int entry(long hash, int mask) {
    return (int) hash << 1 & mask;
  }

  private static long hash(long word) {
    return HashKernels.mix(Hash.SEED, word);
  }
}
