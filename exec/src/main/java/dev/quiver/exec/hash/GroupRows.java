package dev.quiver.exec.hash;

import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.Account;

/// The rows of groups: the hash, the key columns, and some state, which begins as zeros.
final class GroupRows {
  private final RowLayout layout;
  private final PartitionedRows rows;
  private final int width;

  GroupRows(Account account, RowLayout layout, int stateBytes) {
    this.layout = layout;
    this.width = layout.width() + stateBytes;
    this.rows = new PartitionedRows(account, width);
  }

  RowLayout layout() {
    return layout;
  }

  PartitionedRows all() {
    return rows;
  }

  /// The bytes of a row.
  int width() {
    return width;
  }

  /// A new row, whose keys are still to be written.
  long make(long hash) {
    long row = rows.of(hash).append();
    Memory.putLong(row + RowLayout.HASH, hash);
    for (int at = layout.width(); at < width; at += Long.BYTES) {
      Memory.putLong(row + at, 0);
    }
    return row;
  }
}
