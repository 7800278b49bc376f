package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.hash.RowLayout;
import dev.quiver.exec.hash.RowStore;
import dev.quiver.exec.io.BatchSource;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Gives columns of some stored rows, in the order in which they were stored; the rows stay.
final class StoreReader implements BatchSource {
  private final RowLayout layout;
  private final RowStore store;
  private final List<Integer> ordinals;
  private final BufferAllocator allocator;
  private final int[] positions;
  private final long[] rows;
  private int block;
  private int rowOfBlock;
  private long left;

  StoreReader(
      RowLayout layout,
      RowStore store,
      List<Integer> ordinals,
      int batchRows,
      BufferAllocator allocator) {
    this(layout, store, 0, store.rows(), ordinals, batchRows, allocator);
  }

  /// Gives rows `from` to below `to`.
  StoreReader(
      RowLayout layout,
      RowStore store,
      long from,
      long to,
      List<Integer> ordinals,
      int batchRows,
      BufferAllocator allocator) {
    this.layout = layout;
    this.store = store;
    this.ordinals = ordinals;
    this.allocator = allocator;
    this.positions = IntStream.range(0, batchRows).toArray();
    this.rows = new long[batchRows];
    this.left = to - from;
    skip(from);
  }

  @Override
  public @Nullable Batch next() {
    int count = 0;
    while (count < rows.length && left > 0) {
      if (rowOfBlock == store.rowsIn(block)) {
        block++;
        rowOfBlock = 0;
      } else {
        rows[count++] = store.firstRow(block) + (long) rowOfBlock++ * store.width();
        left--;
      }
    }
    return count == 0 ? null : batch(count);
  }

  @Override
  public void close() {}

  private void skip(long count) {
    long rest = count;
    while (block < store.blocks() && rest >= store.rowsIn(block)) {
      rest -= store.rowsIn(block++);
    }
    rowOfBlock = (int) rest;
  }

  private Batch batch(int count) {
    try (Columns columns = new Columns()) {
      for (int ordinal : ordinals) {
        columns.add(layout.read(ordinal, rows, count, positions, count, allocator));
      }
      return Batch.of(columns.take(), count);
    }
  }
}
