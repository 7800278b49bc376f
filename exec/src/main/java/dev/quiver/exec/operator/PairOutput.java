package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Nulls;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// Makes the rows of a join out of pairs: positions of a probe batch and build rows.
final class PairOutput {
  private final JoinBuild build;
  private final ProbeShape shape;
  private final List<Boolean> wanted;
  private final BufferAllocator allocator;

  /// `wanted` tells which of the probe side's columns anyone looks at.
  PairOutput(JoinBuild build, ProbeShape shape, List<Boolean> wanted, BufferAllocator allocator) {
    this.build = build;
    this.shape = shape;
    this.wanted = List.copyOf(wanted);
    this.allocator = allocator;
  }

  /// A row for each pair; build row 0 is one of NULLs. The probe batch stays the caller's.
  Batch gather(Batch probe, int[] positions, long[] rows, int count) {
    int[] to = IntStream.range(0, count).toArray();
    try (Columns probed = new Columns();
        Columns built = new Columns()) {
      for (int i = 0; i < wanted.size(); i++) {
        ColumnVector vector = probe.column(i);
        probed.add(
            wanted.get(i)
                ? Gather.of(vector, positions, count, allocator)
                : Nulls.of(vector.type(), count, allocator));
      }
      readBuild(rows, count, to, count, built);
      return Batch.of(joined(probed, built), count);
    }
  }

  /// The build side's columns of some rows, row `i` at position `to[i]` of `capacity`.
  void readBuild(long[] rows, int count, int[] to, int capacity, Columns built) {
    for (int i = 0; i < build.layout().columns().size(); i++) {
      built.add(build.layout().read(i, rows, count, to, capacity, allocator));
    }
  }

  /// Both sides' columns, in the order of the join's.
  List<ColumnVector> joined(Columns probed, Columns built) {
    return shape.buildFirst() ? built.takeBefore(probed) : probed.takeBefore(built);
  }
}
