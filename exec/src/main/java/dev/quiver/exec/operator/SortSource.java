package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.exec.sort.RunMerge;
import dev.quiver.exec.sort.RunStretches;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Gives sorted rows: the runs merged, stretch by stretch.
public final class SortSource implements Source {
  private static final int MORSEL_ROWS = 1 << 16;

  private final SortBreaker sort;
  private final int batchRows;
  private final BufferAllocator allocator;
  private final StopSignal stop;
  private @Nullable RunStretches stretches;

  /// Gives the rows of `sort` in batches of `batchRows`.
  public SortSource(SortBreaker sort, int batchRows, BufferAllocator allocator, StopSignal stop) {
    this.sort = sort;
    this.batchRows = batchRows;
    this.allocator = allocator;
    this.stop = stop;
  }

  @Override
  public int open() {
    RunStretches cut =
        new RunStretches(
            sort.shape(), sort.runs(), MORSEL_ROWS, sort.limit(), sort.account(), stop);
    stretches = cut;
    return cut.count();
  }

  @Override
  public BatchSource read(int morsel) {
    RunStretches cut = stretches;
    if (cut == null) {
      throw new IllegalStateException("read before open");
    }
    return new Reader(cut.merge(morsel));
  }

  @Override
  public void close() {
    sort.close();
  }

  private final class Reader implements BatchSource {
    private final RunMerge rows;
    private final long[] some = new long[batchRows];
    private final int[] positions = IntStream.range(0, batchRows).toArray();

    private Reader(RunMerge rows) {
      this.rows = rows;
    }

    @Override
    public @Nullable Batch next() {
      stop.check();
      int count = rows.next(some);
      if (count == 0) {
        return null;
      }
      try (Columns columns = new Columns()) {
        for (int i = 0; i < sort.shape().columns(); i++) {
          columns.add(sort.shape().rows().read(i, some, count, positions, count, allocator));
        }
        return Batch.of(columns.take(), count);
      }
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
