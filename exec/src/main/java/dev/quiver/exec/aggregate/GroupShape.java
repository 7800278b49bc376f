package dev.quiver.exec.aggregate;

import dev.quiver.exec.hash.RowLayout;
import dev.quiver.exec.kernel.HashKernels;
import dev.quiver.exec.kernel.Kernels;
import dev.quiver.logical.expr.AggregateCall;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// What a group's row is made of: hash, keys, and the states of its accumulators.
///
/// There is an accumulator for each call. Those of one state (a sum, the average and the count of
/// the same values) are fed once: by the calls that are its `owners`.
public record GroupShape(
    List<DataType> keys,
    RowLayout layout,
    List<Accumulator> accumulators,
    List<Integer> owners,
    int stateBytes,
    HashKernels hash) {
  public GroupShape {
    keys = List.copyOf(keys);
    accumulators = List.copyOf(accumulators);
    owners = List.copyOf(owners);
  }

  /// Lays out groups with these keys and calls; `mayShare` if calls of equal arguments see the same
  /// rows.
  public static GroupShape of(
      List<DataType> keys, List<AggregateCall> calls, boolean mayShare, Kernels kernels) {
    RowLayout layout = new RowLayout(Long.BYTES, keys);
    List<Integer> ownerOfCall =
        mayShare ? SharedStates.owners(calls) : SharedStates.unshared(calls);
    int[] places = new int[calls.size()];
    int end = layout.width();
    for (int call = 0; call < places.length; call++) {
      if (ownerOfCall.get(call) == call) {
        places[call] = end;
        end += Accumulator.of(calls.get(call), end, kernels.sum()).bytes();
      }
    }
    List<Accumulator> accumulators = new ArrayList<>();
    for (int call = 0; call < places.length; call++) {
      int at = places[ownerOfCall.get(call)];
      accumulators.add(Accumulator.of(calls.get(call), at, kernels.sum()));
    }
    List<Integer> owners = ownerOfCall.stream().distinct().sorted().toList();
    return new GroupShape(keys, layout, accumulators, owners, end - layout.width(), kernels.hash());
  }

  /// Merges the states of `from[i]` into those of `to[i]`.
  public void merge(long[] from, long[] to, int count) {
    for (int owner : owners) {
      accumulators.get(owner).merge(from, to, count);
    }
  }
}
