package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.expr.CompiledExpr;
import dev.quiver.exec.expr.CompiledPredicate;
import dev.quiver.exec.hash.RowLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// Shows pairs of a probe row and a build row to a condition over both, many at a time.
///
/// Only the columns that the condition reads are gathered: those of the probe batch at `ordinals`,
/// then those in the build rows' `slots`. One thread uses it.
public final class PairCondition {
  private final List<Integer> ordinals;
  private final List<Integer> slots;
  private final List<CompiledPredicate> conjuncts;
  private final CompiledExpr truth;

  /// A condition compiled over the probe side's columns at `ordinals`, then the build side's in
  /// `slots`: as conjuncts, each seen by the pairs only for which those before it are true, and as
  /// one value.
  public PairCondition(
      List<Integer> ordinals,
      List<Integer> slots,
      List<CompiledPredicate> conjuncts,
      CompiledExpr truth) {
    this.ordinals = List.copyOf(ordinals);
    this.slots = List.copyOf(slots);
    this.conjuncts = List.copyOf(conjuncts);
    this.truth = truth;
  }

  /// Some pairs: positions of a probe batch, and rows of a layout.
  static final class Pairs {
    private final Batch probe;
    private final int[] positions;
    private final RowLayout layout;
    private final long[] rows;
    private final int count;

    /// The first `count` of these, which stay the caller's.
    Pairs(Batch probe, int[] positions, RowLayout layout, long[] rows, int count) {
      this.probe = probe;
      this.positions = positions;
      this.layout = layout;
      this.rows = rows;
      this.count = count;
    }
  }

  /// Which of the pairs, of those selected, are true; ascending.
  Selection select(Pairs pairs, Selection candidates, BufferAllocator allocator) {
    if (conjuncts.isEmpty() || candidates.rows() == 0) {
      return candidates;
    }
    try (Batch both = gather(pairs, allocator)) {
      Selection left = candidates;
      for (CompiledPredicate conjunct : conjuncts) {
        int[] selected = new int[pairs.count + 1];
        left = Selection.taking(selected, conjunct.select(both, left, selected));
      }
      return left;
    }
  }

  /// The condition's value for each of the pairs: TRUE, FALSE or NULL. The caller's to close.
  ColumnVector truth(Pairs pairs, BufferAllocator allocator) {
    try (Batch both = gather(pairs, allocator)) {
      return truth.evaluate(both, both.selection());
    }
  }

  private Batch gather(Pairs pairs, BufferAllocator allocator) {
    int count = pairs.count;
    int[] to = IntStream.range(0, count).toArray();
    try (Columns columns = new Columns()) {
      for (int ordinal : ordinals) {
        ColumnVector vector = pairs.probe.column(ordinal);
        columns.add(Gather.of(vector, pairs.positions, count, allocator));
      }
      for (int slot : slots) {
        columns.add(pairs.layout.read(slot, pairs.rows, count, to, count, allocator));
      }
      return Batch.of(columns.take(), count);
    }
  }
}
