package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;

/// An expression bound to the ordinals and kernels of one input. One thread uses it.
public interface CompiledExpr {
  /// The value at each position of `rows`, which is a subset of the batch's; other positions are
  /// undefined, and no error of theirs is seen. The vector has the batch's capacity and is the
  /// caller's to close.
  ColumnVector evaluate(Batch batch, Selection rows);
}
