package dev.quiver.exec.operator;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.expr.CompiledExpr;

/// Where a column comes from: a column of the input as it is, or an expression over it.
public sealed interface ColumnValue {
  /// The input's column, which costs nothing.
  record Taken(int ordinal) implements ColumnValue {}

  /// What an expression makes.
  record Computed(CompiledExpr expr) implements ColumnValue {}

  /// The column for a batch's rows; the caller's to close.
  default ColumnVector of(Batch batch) {
    return switch (this) {
      case Taken(var ordinal) -> batch.column(ordinal).retain();
      case Computed(var expr) -> expr.evaluate(batch, batch.selection());
    };
  }
}
