package dev.quiver.exec.aggregate;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.ListVector;
import dev.quiver.exec.batch.Memory;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.exec.batch.Views;
import dev.quiver.exec.context.ResourceException;
import dev.quiver.exec.expr.EvaluationException;
import dev.quiver.exec.hash.Cursor;
import dev.quiver.exec.hash.NodeLayout;
import dev.quiver.exec.hash.NodeWriter;
import dev.quiver.exec.hash.PartitionedRows;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// All values of a group in an order, as a list or as one text.
///
/// State: the first and the last node of a chain, and how many there are.
record Collected(int at, CallNodes nodes, DataType type) implements Accumulator {
  private static final int LAST = 8;
  private static final int COUNT = 16;

  @Override
  public int bytes() {
    return 3 * Long.BYTES;
  }

  @Override
  public void add(Cursor in, long[] rows, PartitionedRows home) {
    NodeWriter writer = new NodeWriter(nodes.layout(), in, rows, home);
    for (int i = 0; i < in.rows(); i++) {
      if (!in.isNull(i)) {
        long node = writer.reserve(i);
        NodeLayout.link(node, 0);
        writer.write(i, node, 0, nodes.columns());
        append(rows[i] + at, node, node, 1);
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
      long state = from[i] + at;
      if (Memory.getLong(state) != 0) {
        append(
            to[i] + at,
            Memory.getLong(state),
            Memory.getLong(state + LAST),
            Memory.getLong(state + COUNT));
      }
    }
  }

  @Override
  public ColumnVector finish(long[] rows, int count, BufferAllocator allocator) {
    int[] ends = new int[count];
    long total = 0;
    for (int i = 0; i < count; i++) {
      total += Memory.getLong(rows[i] + at + COUNT);
      ends[i] = ResourceException.elements(total);
    }
    long[] all = new long[(int) total];
    for (int i = 0; i < count; i++) {
      int start = i == 0 ? 0 : ends[i - 1];
      int next = start;
      for (long node = Memory.getLong(rows[i] + at); node != 0; node = NodeLayout.next(node)) {
        all[next++] = node;
      }
      LongArrays.quickSort(all, start, next, nodes.order());
    }
    return type == Simple.STRING ? text(all, ends, allocator) : list(all, ends, allocator);
  }

  private static void append(long state, long first, long last, long count) {
    if (Memory.getLong(state) == 0) {
      Memory.putLong(state, first);
    } else {
      NodeLayout.link(Memory.getLong(state + LAST), first);
    }
    Memory.putLong(state + LAST, last);
    Memory.putLong(state + COUNT, Memory.getLong(state + COUNT) + count);
  }

  private ListVector list(long[] all, int[] ends, BufferAllocator allocator) {
    try (VectorWriter offsets = new VectorWriter(allocator, Simple.INT32, ends.length + 1)) {
      Memory.putInt(offsets.address(0), 0);
      for (int i = 0; i < ends.length; i++) {
        Memory.putInt(offsets.address(i + 1), ends[i]);
        if (ends[i] == (i == 0 ? 0 : ends[i - 1])) {
          Memory.clearBit(offsets.validity(), i);
        }
      }
      ColumnVector elements = read(0, all, allocator);
      return ListVector.of(type, offsets.finish(), elements);
    }
  }

  private FlatVector text(long[] all, int[] ends, BufferAllocator allocator) {
    try (FlatVector texts = (FlatVector) read(0, all, allocator);
        FlatVector separators = (FlatVector) read(1, all, allocator);
        VectorWriter writer = new VectorWriter(allocator, type, ends.length)) {
      for (int i = 0; i < ends.length; i++) {
        int start = i == 0 ? 0 : ends[i - 1];
        if (start == ends[i]) {
          writer.setNull(i);
        } else {
          join(texts, separators, start, ends[i], writer, i);
        }
      }
      return writer.finish();
    }
  }

  /// Each text but the first stands behind its separator.
  private static void join(
      FlatVector texts, FlatVector separators, int from, int to, VectorWriter writer, int row) {
    long length = 0;
    for (int i = from; i < to; i++) {
      length += i == from ? 0 : Views.length(view(separators, i));
      length += Views.length(view(texts, i));
    }
    if (length > Integer.MAX_VALUE) {
      throw EvaluationException.overflow("string_agg of " + length + " bytes");
    }
    byte[] joined = new byte[(int) length];
    int at = 0;
    for (int i = from; i < to; i++) {
      at = i == from ? at : copy(view(separators, i), joined, at);
      at = copy(view(texts, i), joined, at);
    }
    writer.setBytes(row, joined);
  }

  private static int copy(long view, byte[] to, int at) {
    Memory.copy(Views.text(view), to, at, Views.length(view));
    return at + Views.length(view);
  }

  private static long view(FlatVector texts, int row) {
    return texts.values() + (long) row * Views.WIDTH;
  }

  private ColumnVector read(int column, long[] all, BufferAllocator allocator) {
    int[] to = IntStream.range(0, all.length).toArray();
    return nodes.layout().rows().read(column, all, all.length, to, all.length, allocator);
  }
}
