package dev.quiver.exec.hash;

import dev.quiver.exec.context.Account;

/// Rows that one thread keeps, in partitions by the top bits of their hash.
public final class PartitionedRows implements Home, AutoCloseable {
  static final int PARTITION_BITS = 6;

  /// The number of partitions; partition `p` holds hashes below those of `p + 1`, unsigned.
  public static final int PARTITIONS = 1 << PARTITION_BITS;

  private final RowStore[] partitions = new RowStore[PARTITIONS];

  /// No rows yet, of `width` bytes each.
  public PartitionedRows(Account account, int width) {
    for (int i = 0; i < PARTITIONS; i++) {
      partitions[i] = new RowStore(account, width);
    }
  }

  /// The partition where rows of a hash are.
  public static int partition(long hash) {
    return (int) (hash >>> (Long.SIZE - PARTITION_BITS));
  }

  /// The rows of one partition.
  public RowStore partition(int index) {
    return partitions[index];
  }

  @Override
  public RowStore of(long hash) {
    return partitions[partition(hash)];
  }

  /// The number of rows.
  public long rows() {
    long rows = 0;
    for (RowStore partition : partitions) {
      rows += partition.rows();
    }
    return rows;
  }

  @Override
  public void close() {
    for (RowStore partition : partitions) {
      partition.close();
    }
  }
}
