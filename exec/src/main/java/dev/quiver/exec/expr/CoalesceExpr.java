package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// The first term that is not NULL, each evaluated only where those before it are.
record CoalesceExpr(Workshop workshop, DataType type, List<CompiledExpr> terms)
    implements CompiledExpr {
  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    List<ColumnVector> vectors = new ArrayList<>();
    List<Blend.Piece> pieces = new ArrayList<>();
    try {
      Selection open = rows;
      for (CompiledExpr term : terms) {
        if (open.rows() > 0 || vectors.isEmpty()) {
          ColumnVector vector = term.evaluate(batch, open);
          vectors.add(vector);
          open = split(vector, open, pieces);
        }
      }
      return vectors.size() == 1 && open.rows() == 0
          ? vectors.getFirst().retain()
          : Blend.of(workshop, type, rows, batch.capacity(), pieces);
    } finally {
      vectors.forEach(ColumnVector::close);
    }
  }

  /// Adds the piece of the rows that have a value and gives those that have none.
  private static Selection split(ColumnVector vector, Selection open, List<Blend.Piece> pieces) {
    int[] valid = new int[open.rows() + 1];
    int[] left = new int[open.rows() + 1];
    int found = 0;
    int missing = 0;
    for (int i = 0; i < open.rows(); i++) {
      int row = open.position(i);
      valid[found] = row;
      left[missing] = row;
      boolean isNull = IsNullFunction.isNull(vector, row);
      found += isNull ? 0 : 1;
      missing += isNull ? 1 : 0;
    }
    if (found > 0) {
      pieces.add(new Blend.Piece(vector, Selection.taking(valid, found)));
    }
    return Selection.taking(left, missing);
  }
}
