package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.ConstantVector;
import dev.quiver.exec.batch.FlatVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Values;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.expr.Expr.Literal;

/// Gives the same constant for every batch, from memory that nobody has to close.
final class LiteralExpr implements CompiledExpr {
  private final FlatVector value;

  private LiteralExpr(FlatVector value) {
    this.value = value;
  }

  static LiteralExpr of(Workshop workshop, Literal literal) {
    try (VectorWriter writer = workshop.writer(literal.type(), 1)) {
      Values.set(writer, 0, literal.value());
      try (FlatVector vector = writer.finish()) {
        return new LiteralExpr(Collected.copy(vector));
      }
    }
  }

  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    return new ConstantVector(batch.capacity(), value.retain());
  }

  /// The address of the value.
  long address() {
    return value.values();
  }
}
