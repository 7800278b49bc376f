package dev.quiver.exec.aggregate;

import dev.quiver.exec.hash.RowLayout;
import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// What a group's row is made of: hash, keys, and the states of its accumulators.
public record GroupShape(
    List<DataType> keys,
    RowLayout layout,
    List<Accumulator> accumulators,
    int stateBytes,
    HashKernels hash) {
  public GroupShape {
    keys = List.copyOf(keys);
    accumulators = List.copyOf(accumulators);
  }

  /// Lays out groups with these keys and calls.
  public static GroupShape of(List<DataType> keys, List<AggregateCall> calls, Kernels kernels) {
    RowLayout layout = new RowLayout(Long.BYTES, keys);
    List<Accumulator> accumulators = new ArrayList<>();
    int at = layout.width();
    for (AggregateCall call : calls) {
      Accumulator accumulator = Accumulator.of(call, at, kernels.sum());
      accumulators.add(accumulator);
      at += accumulator.bytes();
    }
    return new GroupShape(keys, layout, accumulators, at - layout.width(), kernels.hash());
  }

  /// Merges the states of `from[i]` into those of `to[i]`.
  public void merge(long[] from, long[] to, int count) {
    for (Accumulator accumulator : accumulators) {
      accumulator.merge(from, to, count);
    }
  }
}
