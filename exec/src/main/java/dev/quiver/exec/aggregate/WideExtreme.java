package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.type.DataType;
import org.apache.arrow.memory.BufferAllocator;

/// The least or the greatest decimal of 128 bits. State: whether there is a value, and the value.
record WideExtreme(int at, DataType type, AggregateFunction function) implements Accumulator {
  private static final int WIDTH = 16;

  @Override
  public int bytes() {
    return Long.BYTES + WIDTH;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        offer(rows[i] + at, in.values() + (long) in.at()[i] * WIDTH);
      }
    }
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        offer(row + at, in.values() + (long) in.at()[i] * WIDTH);
      }
    }
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      if (Memory.getLong(from[i] + at) != 0) {
        offer(to[i] + at, from[i] + at + 8);
      }
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, type, count)) {
      for (int i = 0; i < count; i++) {
        if (Memory.getLong(rows[i] + at) == 0) {
          writer.setNull(i);
        } else {
          Memory.copy(rows[i] + at + 8, writer.values() + (long) i * WIDTH, WIDTH);
        }
      }
      return writer.finish();
    }
  }

  private void offer(long state, long value) {
    if (Memory.getLong(state) == 0 || isBetter(value, state + 8)) {
      Memory.putLong(state, 1);
      Memory.copy(value, state + 8, WIDTH);
    }
  }

  private boolean isBetter(long value, long than) {
    int high = Long.compare(Memory.getLong(value + 8), Memory.getLong(than + 8));
    int order =
        high != 0 ? high : Long.compareUnsigned(Memory.getLong(value), Memory.getLong(than));
    return function == AggregateFunction.MIN ? order < 0 : order > 0;
  }
}
