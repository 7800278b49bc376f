package dev.quiver.exec.operator;

import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.io.BatchSource;
import org.apache.arrow.memory.BufferAllocator;

/// Gives the groups of an aggregate, partition by partition.
///
/// Where order is observed groups come by hash, then by key: partitions are ranges of the hash.
public final class AggregateSource implements Source {
  /// Fewer rows than this are one morsel.
  private static final int SMALL_ROWS = 1 << 14;

  private final AggregateBreaker aggregate;
  private final boolean isOrderObserved;
  private final int batchRows;
  private final BufferAllocator allocator;
  private final StopSignal stop;
  private int partitionsPerMorsel = 1;

  /// Reads what `aggregate` has gathered, and closes it at the end.
  public AggregateSource(
      AggregateBreaker aggregate,
      boolean isOrderObserved,
      int batchRows,
      BufferAllocator allocator,
      StopSignal stop) {
    this.aggregate = aggregate;
    this.isOrderObserved = isOrderObserved;
    this.batchRows = batchRows;
    this.allocator = allocator;
    this.stop = stop;
  }

  @Override
  public int open() {
    if (aggregate.rows() <= SMALL_ROWS) {
      partitionsPerMorsel = PartitionedRows.PARTITIONS;
    }
    return PartitionedRows.PARTITIONS / partitionsPerMorsel;
  }

  @Override
  public BatchSource read(int morsel) {
    int first = morsel * partitionsPerMorsel;
    return new GroupReader(
        aggregate, first, first + partitionsPerMorsel, isOrderObserved, batchRows, allocator, stop);
  }

  @Override
  public void close() {
    aggregate.close();
  }
}
