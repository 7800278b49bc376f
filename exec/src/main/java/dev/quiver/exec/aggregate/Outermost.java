package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.NodeWriter;
import dev.quiver.exec.hash.PartitionedRows;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// The value of the first or the last row in an order.
///
/// State: the node of that row, and room for another, in which each row's place in the order is
/// written before it is known whether it is kept.
record Outermost(int at, CallNodes nodes, boolean isLast) implements Accumulator {
  private static final int SPARE = 8;

  @Override
  public int bytes() {
    return 2 * Long.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    NodeWriter writer = new NodeWriter(nodes.layout(), in, rows, home);
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        offer(rows[i] + at, i, writer);
      }
    }
  }

  @Override
  public void addAll(Cursor in, long row, PartitionedRows home) {
    long[] rows = new long[in.rows()];
    Arrays.fill(rows, row);
    add(in, rows, home);
  }

  @Override
  public void merge(long[] from, long[] to, int count) {
    for (int i = 0; i < count; i++) {
      long node = Memory.getLong(from[i] + at);
      if (node != 0 && isBetter(node, Memory.getLong(to[i] + at))) {
        Memory.putLong(to[i] + at, node);
      }
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    long[] kept = new long[count];
    for (int i = 0; i < count; i++) {
      kept[i] = Memory.getLong(rows[i] + at);
    }
    int[] to = IntStream.range(0, count).toArray();
    return nodes.layout().rows().read(0, kept, count, to, count, allocator);
  }

  private void offer(long state, int row, NodeWriter writer) {
    long spare = Memory.getLong(state + SPARE);
    if (spare == 0) {
      spare = writer.reserve(row);
      Memory.putLong(state + SPARE, spare);
    }
    writer.write(row, spare, 1, nodes.columns());
    long best = Memory.getLong(state);
    if (isBetter(spare, best)) {
      writer.write(row, spare, 0, 1);
      Memory.putLong(state, spare);
      Memory.putLong(state + SPARE, best);
    }
  }

  private boolean isBetter(long node, long than) {
    if (than == 0) {
      return true;
    }
    int order = nodes.order().compare(node, than);
    return isLast ? order > 0 : order < 0;
  }
}
