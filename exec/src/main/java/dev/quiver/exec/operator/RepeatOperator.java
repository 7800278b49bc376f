package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.context.StopSignal;
import dev.quiver.exec.hash.Cursor;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Gives each row as often as a column of it says, one after the other.
public final class RepeatOperator implements Operator {
  private final Operator input;
  private final int times;
  private final BufferAllocator allocator;
  private final StopSignal stop;
  private final Cursor cursor = new Cursor();
  private final int[] positions;
  private @Nullable Batch held;
  private int row;
  private long left;

  /// Repeats the rows of `input` by its int64 column at an ordinal, in batches of at most
  /// `batchRows`.
  public RepeatOperator(
      Operator input, int times, int batchRows, BufferAllocator allocator, StopSignal stop) {
    this.input = input;
    this.times = times;
    this.allocator = allocator;
    this.stop = stop;
    this.positions = new int[batchRows];
  }

  @Override
  public @Nullable Batch next() {
    while (true) {
      Batch batch = held;
      if (batch == null) {
        batch = input.next();
        if (batch == null) {
          return null;
        }
        held = batch;
        cursor.open(batch.column(times), batch.selection());
        row = -1;
        left = 0;
      }
      stop.check();
      int count = fill(batch);
      try (Columns columns = new Columns()) {
        for (int i = 0; i < batch.columns().size() && count > 0; i++) {
          columns.add(Gather.of(batch.column(i), positions, count, allocator));
        }
        if (count < positions.length) {
          close(batch);
        }
        if (count > 0) {
          return Batch.of(columns.take(), count);
        }
      }
    }
  }

  @Override
  public void close() {
    if (held != null) {
      close(held);
    }
    input.close();
  }

  /// Takes as many positions as there is room for; fewer when the batch is at its end.
  private int fill(Batch batch) {
    int count = 0;
    while (count < positions.length) {
      if (left == 0) {
        if (++row == batch.rows()) {
          break;
        }
        left = times(row);
      } else {
        positions[count++] = batch.selection().position(row);
        left--;
      }
    }
    return count;
  }

  private long times(int index) {
    return cursor.isNull(index)
        ? 0
        : Math.max(0, Memory.getLong(cursor.values() + (long) Long.BYTES * cursor.at()[index]));
  }

  private void close(Batch batch) {
    held = null;
    batch.close();
  }
}
