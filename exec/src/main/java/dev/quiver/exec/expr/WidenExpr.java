package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.DataType;

/// Gives what another expression does, in the width of its type.
record WidenExpr(Workshop workshop, DataType type, CompiledExpr input) implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    return Narrow.widen(workshop, type, input.evaluate(batch, rows));
  }
}
