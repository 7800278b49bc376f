package dev.quiver.exec.expr;

import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.VectorWriter;
import dev.quiver.logical.expr.Conversions;
import dev.quiver.logical.expr.Expr.OnFailure;
import dev.quiver.logical.type.DataType;
import dev.quiver.logical.type.DataType.Simple;
import java.util.List;
import java.util.Optional;

/// Converts values: in one loop where there is one for the two types, and again row by row where
/// the loop doubts its result.
record CastFunction(
    Workshop workshop,
    DataType from,
    DataType to,
    OnFailure onFailure,
    Optional<CastLoop> loop,
    RowCast exact)
    implements VectorFunction {
  static VectorFunction of(Workshop workshop, DataType from, DataType to, OnFailure onFailure) {
    if (from == Simple.NULL) {
      return (_, _, capacity) -> workshop.nulls(to, capacity);
    }
    if (!Conversions.exists(from, to)) {
      throw new IllegalArgumentException("no conversion from " + from + " to " + to);
    }
    return new CastFunction(
        workshop, from, to, onFailure, CastLoop.of(from, to), RowCast.of(from, to));
  }

  @Override
  public ColumnVector apply(List<ColumnVector> arguments, Selection rows, int capacity) {
    Operand value = Operand.of(arguments.getFirst());
    try (VectorWriter writer = workshop.writer(to, capacity)) {
      Workshop.combineNulls(writer, capacity, value);
      boolean dense = rows.isAll() || rows.rows() >= capacity / 4;
      if (loop.isEmpty()
          || !dense
          || !value.isStepped()
          || loop.get().run(value.values(), value.step(), writer.values(), capacity)) {
        castRows(value, rows, writer);
      }
      return writer.finish();
    }
  }

  private void castRows(Operand value, Selection rows, VectorWriter writer) {
    for (int i = 0; i < rows.rows(); i++) {
      int row = rows.position(i);
      if (!value.isNull(row) && !exact.cast(value.address(row), writer, row)) {
        if (onFailure == OnFailure.ERROR) {
          TextBuffer text = new TextBuffer();
          ValueText.append(text, from, value.address(row));
          throw EvaluationException.cast(text.toString(), to.text());
        }
        writer.setNull(row);
      }
    }
  }
}
