package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;
import dev.quiver.exec.context.StopSignal;
import it.unimi.dsi.fastutil.longs.LongArrays;
import it.unimi.dsi.fastutil.longs.LongComparator;

/// Orders the rows of one partition by hash, unsigned, then by key.
///
/// Hashes are spread evenly, so rows go straight to as many buckets as there are rows, by the bits
/// below the partition's; what little is left to order inside the buckets is compared.
final class HashOrder {
  private static final int FEW_ROWS = 32;
  private static final int MAX_BITS = 22;
  private static final int CHECK_BUCKETS = 1 << 14;

  private final LongComparator order;
  private final Account account;
  private final StopSignal stop;

  HashOrder(RowLayout layout, Account account, StopSignal stop) {
    this.order = (left, right) -> layout.compare(left, right, layout.columns());
    this.account = account;
    this.stop = stop;
  }

  /// Orders `rows[from]` to `rows[to - 1]`, all of one partition.
  void sort(long[] rows, int from, int to) {
    int count = to - from;
    if (count <= FEW_ROWS) {
      LongArrays.quickSort(rows, from, to, order);
      return;
    }
    int bits = Math.min(MAX_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(count - 1));
    long bytes = 8L * count + 4L * (1 << bits) + 4;
    account.charge(bytes);
    try {
      sortBuckets(rows, from, distribute(rows, from, to, bits));
    } finally {
      account.release(bytes);
    }
  }

  /// Brings the rows of each bucket together, buckets ascending; answers where each ends.
  private static int[] distribute(long[] rows, int from, int to, int bits) {
    int[] starts = new int[(1 << bits) + 1];
    for (int i = from; i < to; i++) {
      starts[bucket(rows[i], bits) + 1]++;
    }
    for (int bucket = 1; bucket < starts.length; bucket++) {
      starts[bucket] += starts[bucket - 1];
    }
    long[] ordered = new long[to - from];
    // Moves every start to its bucket's end.
    for (int i = from; i < to; i++) {
      ordered[starts[bucket(rows[i], bits)]++] = rows[i];
    }
    System.arraycopy(ordered, 0, rows, from, ordered.length);
    return starts;
  }

  /// Orders each bucket; `ends[b]` is where bucket `b` ends.
  private void sortBuckets(long[] rows, int from, int[] ends) {
    int start = 0;
    for (int bucket = 0; bucket < ends.length - 1; bucket++) {
      int end = ends[bucket];
      if (end - start > 1) {
        LongArrays.quickSort(rows, from + start, from + end, order);
      }
      start = end;
      if (bucket % CHECK_BUCKETS == 0) {
        stop.check();
      }
    }
  }

  private static int bucket(long row, int bits) {
    return (int) (RowLayout.hash(row) << PartitionedRows.PARTITION_BITS >>> (Long.SIZE - bits));
  }
}
