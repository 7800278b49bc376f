package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.Selection;

/// A predicate bound to the ordinals and kernels of one input. One thread uses it.
public interface CompiledPredicate {
  /// Fills `selected` (of the batch's capacity plus one) with the positions of `rows` where the
  /// predicate is true, ascending, and returns their number.
  int select(Batch batch, Selection rows, int[] selected);
}
