package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.exec.kernel.ReproducibleSum;
import dev.quiver.exec.kernel.SumKernels;
import dev.quiver.logical.type.DataType.Simple;
import org.apache.arrow.memory.BufferAllocator;

/// Sums or averages floats, with the same bits in any order.
///
/// State: the number of values, and a [ReproducibleSum].
record FloatSum(int at, boolean isDouble, boolean isAverage, SumKernels kernels)
    implements Accumulator {
  private static final int SUM = 8;

  @Override
  public int bytes() {
    return Long.BYTES + ReproducibleSum.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addTo(rows[i] + at, load(in, i));
      }
    }
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    if (isDouble && in.isDense() && !in.mayBeNull()) {
      kernels.addDoubles(row + at + SUM, in.values(), in.rows());
      Memory.putLong(row + at, Memory.getLong(row + at) + in.rows());
      return;
    }
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        addTo(row + at, load(in, i));
      }
    }
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      long state = to[i] + at;
      long other = from[i] + at;
      Memory.putLong(state, Memory.getLong(state) + Memory.getLong(other));
      ReproducibleSum.merge(state + SUM, other + SUM);
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.FLOAT64, count)) {
      for (int i = 0; i < count; i++) {
        long values = Memory.getLong(rows[i] + at);
        if (values == 0) {
          writer.setNull(i);
        } else {
          double sum = ReproducibleSum.result(rows[i] + at + SUM);
          Memory.putDouble(writer.values() + 8L * i, isAverage ? sum / values : sum);
        }
      }
      return writer.finish();
    }
  }

  private double load(Cursor in, int row) {
    return isDouble
        ? Memory.getDouble(in.values() + 8L * in.at()[row])
        : Memory.getFloat(in.values() + 4L * in.at()[row]);
  }

  private static void addTo(long state, double value) {
    Memory.putLong(state, Memory.getLong(state) + 1);
    ReproducibleSum.add(state + SUM, value);
  }
}
