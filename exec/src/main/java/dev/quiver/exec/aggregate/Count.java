package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.FewGroups;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.logical.type.DataType.Simple;
import org.apache.arrow.memory.BufferAllocator;

/// Counts rows, or those that are not NULL.
record Count(int at, boolean countsNulls) implements Accumulator {
  @Override
  public int bytes() {
    return Long.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    boolean all = countsNulls || !in.mayBeNull();
    for (int i = 0; i < in.rows(); i++) {
      if (all || !in.isNull(i)) {
        increase(rows[i] + at, 1);
      }
    }
  }

  @Override
  public boolean addFew(Cursor in, FewGroups groups) {
    if (!countsNulls && in.mayBeNull()) {
      return false;
    }
    for (int id = 0; id < groups.numbers(); id++) {
      if (groups.count(id) > 0) {
        increase(groups.row(id) + at, groups.count(id));
      }
    }
    return true;
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    int count = in.rows();
    if (!countsNulls && in.mayBeNull()) {
      for (int i = 0; i < in.rows(); i++) {
        count -= in.isNull(i) ? 1 : 0;
      }
    }
    increase(row + at, count);
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      increase(to[i] + at, Memory.getLong(from[i] + at));
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    try (VectorWriter writer = new VectorWriter(allocator, Simple.INT64, count)) {
      for (int i = 0; i < count; i++) {
        Memory.putLong(writer.values() + 8L * i, Memory.getLong(rows[i] + at));
      }
      return writer.finish();
    }
  }

  private static void increase(long state, long by) {
    Memory.putLong(state, Memory.getLong(state) + by);
  }
}
