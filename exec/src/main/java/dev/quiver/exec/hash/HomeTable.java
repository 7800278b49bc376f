package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.ArrowBuf;
import org.jspecify.annotations.Nullable;

/// The entries of a join's open hash table, in the order of hashes: so that a slice of the hashes
/// has a stretch of the table to itself, which its thread clears and fills while it is in the
/// cache, and a probe knows nothing of slices.
///
/// What finds no room before the end of its slice waits until all slices are built. That keeps the
/// rows of a key in order: what comes later of it finds no room either.
final class HomeTable implements AutoCloseable {
  private static final int LEAST_BITS = 4;
  private static final int MOST_BITS = 30;

  private final Account account;
  private final int width;
  private final int bits;
  private final int slices;
  private final AtomicInteger toBuild;
  private final LongArrayList late = new LongArrayList();
  private long charged;
  private @Nullable ArrowBuf entries;
  private long base;

  /// A table without entries as yet, for some rows; at most half of the entries will be taken.
  HomeTable(long rows, int width, int slices, Account account) {
    this.account = account;
    this.width = width;
    this.bits =
        Math.max(LEAST_BITS, Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, 2 * rows - 1)));
    this.slices = slices;
    this.toBuild = new AtomicInteger(slices);
    if (bits > MOST_BITS) {
      throw new IllegalStateException("too many rows for one table: " + rows);
    }
  }

  /// By how much a hash is shifted to give its entry's number.
  int shift() {
    return Long.SIZE - bits;
  }

  /// The number of entries less one.
  int mask() {
    return (1 << bits) - 1;
  }

  /// The address of the first entry; 0 as long as no slice was opened.
  long base() {
    return base;
  }

  /// Clears the entries of a slice, and says where they end.
  long open(int slice) {
    allocate();
    long bytes = ((long) width << bits) / slices;
    Memory.fill(base + slice * bytes, bytes, (byte) 0);
    return base + (slice + 1) * bytes;
  }

  /// Keeps a row for which its slice has no room.
  synchronized void keep(long word, long row) {
    account.charge(2 * Long.BYTES);
    charged += 2 * Long.BYTES;
    late.add(word);
    late.add(row);
  }

  /// Hears that a slice is built; behind the last one, gives all rows that were kept, in order.
  void built(SlicedRows.Visitor visitor) {
    if (toBuild.decrementAndGet() == 0) {
      for (int i = 0; i < late.size(); i += 2) {
        visitor.take(late.getLong(i), late.getLong(i + 1));
      }
    }
  }

  @Override
  public void close() {
    account.release(charged);
    charged = 0;
    if (entries != null) {
      entries.getReferenceManager().release();
      entries = null;
    }
  }

  private synchronized void allocate() {
    if (entries == null) {
      ArrowBuf all = account.allocator().buffer((long) width << bits);
      entries = all;
      base = all.memoryAddress();
    }
  }
}
