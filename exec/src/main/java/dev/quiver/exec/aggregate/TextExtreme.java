package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.hash.RowLayout;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.type.DataType;
import org.apache.arrow.memory.BufferAllocator;

/// The least or the greatest text by its bytes.
///
/// State: whether there is a value (1, or more: the room for text that the state has), a view of
/// it, and where that room is. Room grows by doubling, so that an ever longer extreme costs twice
/// its bytes and not the sum of all before it.
record TextExtreme(int at, DataType type, AggregateFunction function) implements Accumulator {
  private static final int VIEW = 8;
  private static final int ROOM = 24;

  @Override
  public int bytes() {
    return 32;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        offer(rows[i], in.values() + (long) in.at()[i] * Views.WIDTH, home);
      }
    }
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        offer(row, in.values() + (long) in.at()[i] * Views.WIDTH, home);
      }
    }
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      long state = from[i] + at;
      if (Memory.getLong(state) != 0 && isBetter(state + VIEW, to[i] + at)) {
        Memory.copy(state, to[i] + at, bytes());
      }
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, type, count)) {
      for (int i = 0; i < count; i++) {
        long view = rows[i] + at + VIEW;
        if (Memory.getLong(rows[i] + at) == 0) {
          writer.setNull(i);
        } else {
          writer.setBytes(i, Views.text(view), Views.length(view));
        }
      }
      return writer.finish();
    }
  }

  private void offer(long row, long view, PartitionedRows home) {
    long state = row + at;
    if (!isBetter(view, state)) {
      return;
    }
    int length = Views.length(view);
    if (Memory.getLong(state) == 0) {
      Memory.putLong(state, 1);
    }
    long text = Views.text(view);
    if (length > Views.MAX_INLINE) {
      if (Memory.getLong(state) < length) {
        int room = Math.max(length, Math.min(2 * length, 1 << 20));
        Memory.putLong(state + ROOM, home.of(RowLayout.hash(row)).reserve(room));
        Memory.putLong(state, room);
      }
      Memory.copy(text, Memory.getLong(state + ROOM), length);
      text = Memory.getLong(state + ROOM);
    }
    Views.put(state + VIEW, text, length);
  }

  private boolean isBetter(long view, long state) {
    if (Memory.getLong(state) == 0) {
      return true;
    }
    int order = Views.compare(view, state + VIEW);
    return function == AggregateFunction.MIN ? order < 0 : order > 0;
  }
}
