package dev.quiver.delta.parquet;

import dev.quiver.delta.parquet.format.RowGroup;
import dev.quiver.delta.parquet.format.RowRanges;
import dev.quiver.delta.parquet.format.RowRanges.Range;
import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.context.Cancellation;
import dev.quiver.exec.io.BatchSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives rows of one row group, in file order; the positions of a batch are rows of the file that
/// follow each other without gaps.
public final class RowGroupSource implements BatchSource {
  private final SievedColumns columns;
  private final List<Range> ranges;
  private final long firstRow;
  private final int batchRows;
  private final Cancellation cancellation;
  private int range;
  private long at;
  private long position;

  /// Gives those of `rows` that the columns' sieve lets through.
  RowGroupSource(
      RowGroup group,
      RowRanges rows,
      SievedColumns columns,
      int batchRows,
      Cancellation cancellation) {
    this.columns = columns;
    this.ranges = rows.ranges();
    this.firstRow = group.firstRow();
    this.batchRows = batchRows;
    this.cancellation = cancellation;
  }

  @Override
  public @Nullable Batch next() {
    while (range < ranges.size()) {
      cancellation.check();
      Range current = ranges.get(range);
      if (at < current.from()) {
        columns.skip(current.from() - at);
        at = current.from();
      }
      int rows = (int) Math.min(batchRows, current.to() - at);
      Batch batch = columns.read(rows);
      position = firstRow + at;
      at += rows;
      range += at == current.to() ? 1 : 0;
      if (batch != null) {
        return batch;
      }
    }
    cancellation.check();
    return null;
  }

  /// The row of the file, counted over all its row groups, at position 0 of the batch given last;
  /// the others follow it one by one.
  public long position() {
    return position;
  }

  @Override
  public void close() {
    range = ranges.size();
    columns.close();
  }
}
