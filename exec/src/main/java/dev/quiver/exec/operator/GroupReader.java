package dev.quiver.exec.operator;

import dev.quiver.exec.aggregate.Accumulator;
import dev.quiver.exec.aggregate.GroupShape;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.GroupMerge;
import dev.quiver.exec.hash.RowStore;
import dev.quiver.exec.io.BatchSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Merges the groups of some partitions, gives them, and releases their rows.
final class GroupReader implements BatchSource {
  private final AggregateBreaker aggregate;
  private final int first;
  private final int end;
  private final boolean isOrderObserved;
  private final int[] positions;
  private final BufferAllocator allocator;
  private final StopSignal stop;
  private @Nullable GroupMerge merged;
  private int given;
  private boolean open = true;

  GroupReader(
      AggregateBreaker aggregate,
      int first,
      int end,
      boolean isOrderObserved,
      int batchRows,
      BufferAllocator allocator,
      StopSignal stop) {
    this.aggregate = aggregate;
    this.first = first;
    this.end = end;
    this.isOrderObserved = isOrderObserved;
    this.positions = IntStream.range(0, batchRows).toArray();
    this.allocator = allocator;
    this.stop = stop;
  }

  @Override
  public @Nullable Batch next() {
    GroupMerge groups = groups();
    int count = Math.min(positions.length, groups.count() - given);
    if (count == 0) {
      return null;
    }
    long[] rows = Arrays.copyOfRange(groups.groups(), given, given + count);
    given += count;
    return batch(rows);
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      if (merged != null) {
        merged.close();
      }
      for (int partition = first; partition < end; partition++) {
        aggregate.partition(partition).forEach(RowStore::close);
      }
    }
  }

  private GroupMerge groups() {
    GroupMerge groups = merged;
    if (groups == null) {
      GroupShape shape = aggregate.shape();
      groups = new GroupMerge(shape.layout(), aggregate.account(), stop);
      merged = groups;
      int distinct = aggregate.distinctWorkers();
      for (int partition = first; partition < end; partition++) {
        List<RowStore> stores = aggregate.partition(partition);
        groups.add(stores, distinct, isOrderObserved, shape::merge);
      }
    }
    return groups;
  }

  private Batch batch(long[] rows) {
    GroupShape shape = aggregate.shape();
    try (Columns columns = new Columns()) {
      for (int i = 0; i < shape.keys().size(); i++) {
        columns.add(shape.layout().read(i, rows, rows.length, positions, rows.length, allocator));
      }
      for (Accumulator accumulator : shape.accumulators()) {
        columns.add(accumulator.finish(rows, rows.length, allocator));
      }
      return Batch.of(columns.take(), rows.length);
    }
  }
}
