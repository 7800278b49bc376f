package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Nulls;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.hash.RowStore;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.type.DataType;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Gives the build rows of a join that are left when all probe rows have been looked up, with NULLs
/// for the other side's columns.
///
/// Where order is observed they are one morsel, in plan order; else a morsel a partition.
public final class RestSource implements Source {
  private static final int CHECK_STEPS = 1 << 14;

  private final JoinBuild build;
  private final ProbeShape shape;
  private final List<DataType> otherTypes;
  private final boolean isOrderObserved;
  private final int batchRows;
  private final BufferAllocator allocator;
  private final StopSignal stop;

  /// The rest of `build`; `otherTypes` are the probe side's columns if they are part of the result.
  public RestSource(
      JoinBuild build,
      ProbeShape shape,
      List<DataType> otherTypes,
      boolean isOrderObserved,
      int batchRows,
      BufferAllocator allocator,
      StopSignal stop) {
    this.build = build;
    this.shape = shape;
    this.otherTypes = List.copyOf(otherTypes);
    this.isOrderObserved = isOrderObserved;
    this.batchRows = batchRows;
    this.allocator = allocator;
    this.stop = stop;
  }

  @Override
  public int open() {
    return isOrderObserved ? 1 : PartitionedRows.PARTITIONS;
  }

  @Override
  public BatchSource read(int morsel) {
    return isOrderObserved ? new Rest(0, PartitionedRows.PARTITIONS) : new Rest(morsel, morsel + 1);
  }

  @Override
  public void close() {
    build.close();
  }

  private final class Rest implements BatchSource {
    private final int first;
    private final int end;
    private final int[] to = IntStream.range(0, batchRows).toArray();
    private @Nullable LongArrayList rows;
    private long charged;
    private int given;
    private long compared;

    private Rest(int first, int end) {
      this.first = first;
      this.end = end;
    }

    @Override
    public @Nullable Batch next() {
      LongArrayList left = rows;
      if (left == null) {
        left = collect();
        rows = left;
      }
      int count = Math.min(batchRows, left.size() - given);
      if (count == 0) {
        return null;
      }
      long[] some = Arrays.copyOfRange(left.elements(), given, given + count);
      given += count;
      return batch(some);
    }

    @Override
    public void close() {
      build.account().release(charged);
      charged = 0;
    }

    private LongArrayList collect() {
      boolean matched = shape.rest() == ProbeShape.Rest.MATCHED;
      long kept = 0;
      for (int partition = first; partition < end; partition++) {
        kept += build.stores(partition).stream().mapToLong(RowStore::rows).sum();
      }
      build.account().charge(8 * kept);
      charged = 8 * kept;
      LongArrayList left = new LongArrayList(Math.toIntExact(kept));
      for (int partition = first; partition < end; partition++) {
        build
            .stores(partition)
            .forEach(store ->
                store.forEach(row -> {
                  if (JoinLayout.isMatched(row) == matched) {
                    left.add(row);
                  }
                }));
      }
      if (isOrderObserved) {
        LongArrays.quickSort(left.elements(), 0, left.size(), this::inPlanOrder);
      }
      return left;
    }

    private int inPlanOrder(long one, long two) {
      if (++compared % CHECK_STEPS == 0) {
        stop.check();
      }
      return Long.compare(JoinLayout.sequence(one), JoinLayout.sequence(two));
    }

    private Batch batch(long[] some) {
      try (Columns built = new Columns();
          Columns nulls = new Columns()) {
        for (int slot : build.layout().slotOfColumn()) {
          built.add(
              build.layout().rows().read(slot, some, some.length, to, some.length, allocator));
        }
        otherTypes.forEach(type -> nulls.add(Nulls.of(type, some.length, allocator)));
        return Batch.of(
            shape.buildFirst() ? built.takeBefore(nulls) : nulls.takeBefore(built), some.length);
      }
    }
  }
}
