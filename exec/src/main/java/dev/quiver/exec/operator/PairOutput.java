package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// Makes the rows of a join out of pairs: positions of a probe batch and build rows.
final class PairOutput {
  private final JoinBuild build;
  private final ProbeShape shape;
  private final BufferAllocator allocator;

  PairOutput(JoinBuild build, ProbeShape shape, BufferAllocator allocator) {
    this.build = build;
    this.shape = shape;
    this.allocator = allocator;
  }

  /// A row for each pair; build row 0 is one of NULLs. The probe batch stays the caller's.
  Batch gather(Batch probe, int[] positions, long[] rows, int count) {
    int[] to = IntStream.range(0, count).toArray();
    try (Columns probed = new Columns();
        Columns built = new Columns()) {
      probe.columns().forEach(vector -> probed.add(Gather.of(vector, positions, count, allocator)));
      readBuild(rows, count, to, count, built);
      return Batch.of(joined(probed, built), count);
    }
  }

  /// The build side's columns of some rows, row `i` at position `to[i]` of `capacity`.
  void readBuild(long[] rows, int count, int[] to, int capacity, Columns built) {
    for (int slot : build.layout().slotOfColumn()) {
      built.add(build.layout().rows().read(slot, rows, count, to, capacity, allocator));
    }
  }

  /// Both sides' columns, in the order of the join's.
  List<ColumnVector> joined(Columns probed, Columns built) {
    return shape.buildFirst() ? built.takeBefore(probed) : probed.takeBefore(built);
  }
}
