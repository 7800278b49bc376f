package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.logical.expr.AggregateFunction;
import dev.quiver.logical.type.DataType;
import org.apache.arrow.memory.BufferAllocator;

/// The least or the greatest value of a type of up to 64 bits.
///
/// State: whether there is a value, and the value; the greatest is kept as the least of the
/// complements.
record Extreme(int at, DataType type, Numbers numbers, long flip) implements Accumulator {
  Extreme(int at, DataType type, AggregateFunction function) {
    this(at, type, Numbers.of(type), function == AggregateFunction.MIN ? 0 : -1);
  }

  @Override
  public int bytes() {
    return 2 * Long.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    long values = in.values();
    int[] index = in.at();
    boolean mayBeNull = in.mayBeNull();
    for (int i = 0; i < in.rows(); i++) {
      if (!(mayBeNull && in.isNull(i))) {
        offer(rows[i] + at, numbers.load(values, index[i]) ^ flip);
      }
    }
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    if (in.isDense() && !in.mayBeNull() && in.rows() > 0) {
      offer(row + at, numbers.least(in.values(), in.rows(), flip));
      return;
    }
    long values = in.values();
    int[] index = in.at();
    boolean mayBeNull = in.mayBeNull();
    long least = Long.MAX_VALUE;
    boolean any = false;
    for (int i = 0; i < in.rows(); i++) {
      if (!(mayBeNull && in.isNull(i))) {
        least = Math.min(least, numbers.load(values, index[i]) ^ flip);
        any = true;
      }
    }
    if (any) {
      offer(row + at, least);
    }
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      if (Memory.getLong(from[i] + at) != 0) {
        offer(to[i] + at, Memory.getLong(from[i] + at + 8));
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
          numbers.store(writer.values(), i, Memory.getLong(rows[i] + at + 8) ^ flip);
        }
      }
      return writer.finish();
    }
  }

  private static void offer(long state, long value) {
    if (Memory.getLong(state) == 0 || value < Memory.getLong(state + 8)) {
      Memory.putLong(state, 1);
      Memory.putLong(state + 8, value);
    }
  }
}
