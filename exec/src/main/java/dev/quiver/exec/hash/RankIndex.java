package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.JoinTable.Asked;
import org.jspecify.annotations.Nullable;

/// Finds rows by words that are not far from each other: a bit for each word that may be, and
/// beside each 64 bits how many are set before them, which says where the word's row is listed.
///
/// Nothing is hashed or compared. The bits of most tables stay in the cache, those of neighbouring
/// words together, so that a miss costs little and ordered probes hardly anything.
final class RankIndex implements JoinIndex {
  private static final int WORD_BITS = 6;
  private static final long[] NOTHING = new long[0];

  private final KeyPacking packing;
  private final RowStretches stretches;
  private final Asked asked;
  private final long blank;
  private final Account account;
  private final StopSignal stop;
  private final long greatest;
  private final int sliceShift;
  private final long[] @Nullable [] rows;
  private final boolean[] hasRepeats;
  private long[] bits = new long[0];
  private long charged;

  /// An index in `1 << sliceBits` slices at most. Where nobody is going to look into rows, it finds
  /// `blank` in place of a row that is the only one of its word.
  RankIndex(
      KeyPacking packing,
      RowStretches stretches,
      Asked asked,
      long blank,
      int sliceBits,
      Account account,
      StopSignal stop) {
    this.packing = packing;
    this.stretches = stretches;
    this.asked = asked;
    this.blank = blank;
    this.account = account;
    this.stop = stop;
    this.greatest = packing.greatest();
    int wordBits = Long.SIZE - Long.numberOfLeadingZeros(greatest);
    this.sliceShift = Math.max(WORD_BITS, wordBits - sliceBits);
    int slices = (int) (greatest >>> sliceShift) + 1;
    this.rows = new long[Integer.highestOneBit(Math.max(1, 2 * slices - 1))][];
    this.hasRepeats = new boolean[rows.length];
  }

  /// How keys become words.
  KeyPacking packing() {
    return packing;
  }

  /// The bytes of the bits up to a word.
  static long bytes(long greatest) {
    return ((greatest >>> WORD_BITS) + 1) * 2 * Long.BYTES;
  }

  @Override
  public int parts() {
    return 0;
  }

  @Override
  public void sort(int part) {
    throw new IllegalStateException("nothing to sort");
  }

  @Override
  public int slices() {
    return rows.length;
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
    long[] all = open();
    long[] words = new long[stretches.mostRows()];
    long[] spare = new long[stretches.mostRows()];
    for (int stretch = 0; stretch < stretches.count(); stretch++) {
      stop.check();
      packing.words(stretches, stretch, words, spare);
      set(all, slice, words, stretches.rows(stretch));
    }
    int count = count(all, slice);
    boolean lists =
        asked == Asked.ROWS || (asked == Asked.HOW_MANY && hasRepeats[slice] && count > 0);
    long[] listed = lists ? charge(count) : NOTHING;
    if (lists) {
      list(all, slice, listed, words, spare);
    }
    rows[slice] = listed;
  }

  /// Sets `out[i]` to the first row of a word, or 0; to `blank` where there is one but no list.
  /// `ranks` is as long as `words`.
  void find(long[] words, int count, long[] out, int[] ranks) {
    if (isNowhereListed()) {
      test(words, count, out);
    } else if (rows.length == 1) {
      rank(words, count, ranks);
      long[] only = listed(0);
      for (int i = 0; i < count; i++) {
        out[i] = ranks[i] < 0 ? 0 : only[ranks[i]];
      }
    } else {
      rank(words, count, ranks);
      for (int i = 0; i < count; i++) {
        out[i] = ranks[i] < 0 ? 0 : row(listed((int) (words[i] >>> sliceShift)), ranks[i]);
      }
    }
  }

  @Override
  public void close() {
    account.release(charged);
    charged = 0;
  }

  /// The bits first, the list after: so the misses in the list overlap.
  private void rank(long[] words, int count, int[] ranks) {
    long[] all = bits;
    for (int i = 0; i < count; i++) {
      long word = words[i];
      int rank = -1;
      if (word >= 0 && word <= greatest) {
        int at = (int) (word >>> WORD_BITS) << 1;
        long block = all[at];
        if ((block >>> word & 1) != 0) {
          rank = (int) all[at + 1] + Long.bitCount(block & (1L << word) - 1);
        }
      }
      ranks[i] = rank;
    }
  }

  private long row(long[] listed, int rank) {
    return listed.length == 0 ? blank : listed[rank];
  }

  private void test(long[] words, int count, long[] out) {
    long[] all = bits;
    for (int i = 0; i < count; i++) {
      long word = words[i];
      boolean isWithin = word >= 0 && word <= greatest;
      long bit = isWithin ? all[(int) (word >>> WORD_BITS) << 1] >>> word & 1 : 0;
      out[i] = -bit & blank;
    }
  }

  private boolean isNowhereListed() {
    for (long[] listed : rows) {
      if (listed == null || listed.length > 0) {
        return false;
      }
    }
    return true;
  }

  private synchronized long[] open() {
    if (bits.length == 0) {
      account.charge(bytes(greatest));
      charged += bytes(greatest);
      bits = new long[(int) (bytes(greatest) / Long.BYTES)];
    }
    return bits;
  }

  private synchronized long[] charge(int count) {
    account.charge((long) Long.BYTES * count);
    charged += (long) Long.BYTES * count;
    return new long[count];
  }

  private void set(long[] all, int slice, long[] words, int count) {
    boolean repeats = false;
    for (int i = 0; i < count; i++) {
      long word = words[i];
      if (word >>> sliceShift == slice) {
        int at = (int) (word >>> WORD_BITS) << 1;
        long block = all[at];
        repeats |= (block >>> word & 1) != 0;
        all[at] = block | 1L << word;
      }
    }
    hasRepeats[slice] |= repeats;
  }

  /// Notes beside each 64 bits how many are set before, in the slice.
  private int count(long[] all, int slice) {
    long first = (long) slice << sliceShift;
    long last = Math.min(greatest, first + (1L << sliceShift) - 1);
    int count = 0;
    for (long word = first; word <= last; word += 1 << WORD_BITS) {
      int at = (int) (word >>> WORD_BITS) << 1;
      all[at + 1] = count;
      count += Long.bitCount(all[at]);
    }
    return count;
  }

  /// Lists the rows, from the last to the first, so that a row put before those of its word is in
  /// plan order.
  private void list(long[] all, int slice, long[] listed, long[] words, long[] spare) {
    for (int stretch = stretches.count() - 1; stretch >= 0; stretch--) {
      stop.check();
      packing.words(stretches, stretch, words, spare);
      long first = stretches.row(stretch, 0);
      for (int i = stretches.rows(stretch) - 1; i >= 0; i--) {
        long word = words[i];
        if (word >>> sliceShift == slice) {
          int at = (int) (word >>> WORD_BITS) << 1;
          int rank = (int) all[at + 1] + Long.bitCount(all[at] & (1L << word) - 1);
          long row = first + (long) i * stretches.width();
          if (listed[rank] != 0) {
            JoinLayout.setNext(row, listed[rank]);
          }
          listed[rank] = row;
        }
      }
    }
  }

  private long[] listed(int slice) {
    long[] listed = rows[slice];
    if (listed == null) {
      throw new IllegalStateException("a slice was not built");
    }
    return listed;
  }
}
