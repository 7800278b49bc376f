package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import java.util.List;

/// Computes a column from columns. One thread uses it.
interface VectorFunction {
  /// The value at each position of `rows`, at least one; vectors and result have `capacity`
  /// positions. The arguments stay the caller's; the result is the caller's to close.
  ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity);
}
