package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.type.DataType;
import java.util.ArrayList;
import java.util.List;

/// The result of the first branch whose condition is true; conditions and results are evaluated
/// only where they count.
final class CaseExpr implements CompiledExpr {
  private final Workshop workshop;
  private final DataType type;
  private final List<CompiledPredicate> conditions;
  private final List<CompiledExpr> results;
  private final CompiledExpr otherwise;

  CaseExpr(
      Workshop workshop,
      DataType type,
      List<CompiledPredicate> conditions,
      List<CompiledExpr> results,
      CompiledExpr otherwise) {
    this.workshop = workshop;
    this.type = type;
    this.conditions = List.copyOf(conditions);
    this.results = List.copyOf(results);
    this.otherwise = otherwise;
  }

  @Override
  public ColumnVector evaluate(Batch batch, Selection rows) {
    List<Blend.Piece> pieces = new ArrayList<>();
    try {
      Selection open = rows;
      for (int i = 0; i < conditions.size() && open.rows() > 0; i++) {
        int[] taken = new int[batch.capacity() + 1];
        int found = conditions.get(i).select(batch, open, taken);
        if (found > 0) {
          add(pieces, results.get(i), batch, chosen(open, taken, found));
          open = Positions.without(open, taken, found);
        }
      }
      if (open.rows() > 0 || pieces.isEmpty()) {
        add(pieces, otherwise, batch, open);
      }
      return pieces.size() == 1
          ? pieces.getFirst().vector().retain()
          : Blend.of(workshop, type, rows, batch.capacity(), pieces);
    } finally {
      pieces.forEach(piece -> piece.vector().close());
    }
  }

  private static Selection chosen(Selection open, int[] taken, int found) {
    return found == open.rows() ? open : Selection.taking(taken, found);
  }

  private static void add(
      List<Blend.Piece> pieces, CompiledExpr result, Batch batch, Selection rows) {
    pieces.add(new Blend.Piece(result.evaluate(batch, rows), rows));
  }
}
