package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Nulls;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.JoinLayout;
import dev.quiver.exec.hash.RowStretches;
import dev.quiver.exec.io.BatchSource;
import dev.quiver.logical.type.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Gives the build rows of a join that are left when all probe rows have been looked up, with NULLs
/// for the other side's columns.
///
/// They come in plan order, some stretches of rows a morsel.
public final class RestSource implements Source {
  private static final int MORSEL_STRETCHES = 1 << 6;

  private final JoinBuild build;
  private final ProbeShape shape;
  private final List<DataType> otherTypes;
  private final int batchRows;
  private final BufferAllocator allocator;
  private final StopSignal stop;

  /// The rest of `build`; `otherTypes` are the probe side's columns if they are part of the result.
  public RestSource(
      JoinBuild build,
      ProbeShape shape,
      List<DataType> otherTypes,
      int batchRows,
      BufferAllocator allocator,
      StopSignal stop) {
    this.build = build;
    this.shape = shape;
    this.otherTypes = List.copyOf(otherTypes);
    this.batchRows = batchRows;
    this.allocator = allocator;
    this.stop = stop;
  }

  @Override
  public int open() {
    return Math.ceilDiv(build.table().rows().count(), MORSEL_STRETCHES);
  }

  @Override
  public BatchSource read(int morsel) {
    return new Rest(build.table().rows(), morsel * MORSEL_STRETCHES);
  }

  @Override
  public void close() {
    build.close();
  }

  private final class Rest implements BatchSource {
    private final int[] to = IntStream.range(0, batchRows).toArray();
    private final long[] left = new long[batchRows];
    private final RowStretches rows;
    private final int end;
    private final boolean wanted = shape.rest() == ProbeShape.Rest.MATCHED;
    private int stretch;
    private int index;

    private Rest(RowStretches rows, int first) {
      this.rows = rows;
      this.stretch = first;
      this.end = Math.min(rows.count(), first + MORSEL_STRETCHES);
    }

    @Override
    public @Nullable Batch next() {
      int count = 0;
      while (count < batchRows && stretch < end) {
        if (index == rows.rows(stretch)) {
          stop.check();
          stretch++;
          index = 0;
        } else {
          long row = rows.row(stretch, index++);
          if (JoinLayout.isMatched(row) == wanted) {
            left[count++] = row;
          }
        }
      }
      return count == 0 ? null : batch(count);
    }

    @Override
    public void close() {}

    private Batch batch(int count) {
      try (Columns built = new Columns();
          Columns nulls = new Columns()) {
        for (int i = 0; i < build.layout().columns().size(); i++) {
          built.add(build.layout().read(i, left, count, to, count, allocator));
        }
        otherTypes.forEach(type -> nulls.add(Nulls.of(type, count, allocator)));
        return Batch.of(
            shape.buildFirst() ? built.takeBefore(nulls) : nulls.takeBefore(built), count);
      }
    }
  }
}
