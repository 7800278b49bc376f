package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The rows of a join's build side by slices of the hash, each with its word or its hash: so that a
/// slice is built from its own rows only, and what it touches stays in the cache.
///
/// A slice's rows are those whose hashes begin with its bits. Parts of the rows are sorted by slice
/// each for itself, by one thread. Within a part and a slice rows stand as they came.
final class SlicedRows implements AutoCloseable {
  private static final int PAIR = 2;
  private static final int SPARE_PAIRS = 64;

  private final int sliceBits;
  private final Account account;
  private final @Nullable Part[] parts;
  private long charged;

  /// What is done with the rows of a slice.
  interface Visitor {
    /// Takes a row and its word.
    void take(long word, long row);
  }

  /// No rows as yet, in `1 << sliceBits` slices; a single slice needs no sorting, and has no parts.
  SlicedRows(int sliceBits, int parts, Account account) {
    this.sliceBits = sliceBits;
    this.account = account;
    this.parts = new @Nullable Part[sliceBits == 0 ? 0 : parts];
  }

  int slices() {
    return 1 << sliceBits;
  }

  int parts() {
    return parts.length;
  }

  /// The first of `count` things of a part; that of the part behind the last is `count`.
  int first(int part, int count) {
    return (int) ((long) count * part / parts.length);
  }

  /// Opens a part for about as many rows.
  Part open(int part, long rows) {
    Part opened = new Part(rows);
    parts[part] = opened;
    return opened;
  }

  /// Gives the rows of a slice, from the last to the first, and forgets them.
  void takeBackwards(int slice, Visitor visitor) {
    for (int i = parts.length - 1; i >= 0; i--) {
      Part part = parts[i];
      if (part != null) {
        long[] pairs = part.pairs[slice];
        for (int at = part.ends[slice] - PAIR; at >= 0; at -= PAIR) {
          visitor.take(pairs[at], pairs[at + 1]);
        }
        part.pairs[slice] = new long[0];
        charge(-pairs.length);
      }
    }
  }

  @Override
  public synchronized void close() {
    account.release(charged);
    charged = 0;
  }

  private synchronized void charge(long longs) {
    long bytes = Long.BYTES * longs;
    if (bytes > 0) {
      account.charge(bytes);
    } else {
      account.release(-bytes);
    }
    charged += bytes;
  }

  /// A part's rows; one thread fills it.
  final class Part {
    private final long[][] pairs = new long[slices()][];
    private final int[] ends = new int[slices()];

    private Part(long rows) {
      long each = rows / slices();
      int length = PAIR * Math.toIntExact(each + each / 8 + SPARE_PAIRS);
      charge((long) length * slices());
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = new long[length];
      }
    }

    /// Adds rows with their words, except those that are 0.
    void add(long[] hashes, long[] words, long[] rows, int count) {
      for (int i = 0; i < count; i++) {
        if (rows[i] != 0) {
          int slice = (int) (hashes[i] >>> (Long.SIZE - sliceBits));
          int end = ends[slice];
          long[] to = end == pairs[slice].length ? grow(slice) : pairs[slice];
          to[end] = words[i];
          to[end + 1] = rows[i];
          ends[slice] = end + PAIR;
        }
      }
    }

    private long[] grow(int slice) {
      long[] old = pairs[slice];
      int length = Math.toIntExact(old.length + (long) old.length / (2 * PAIR) * PAIR + PAIR);
      charge(length - old.length);
      pairs[slice] = Arrays.copyOf(old, length);
      return pairs[slice];
    }
  }
}
