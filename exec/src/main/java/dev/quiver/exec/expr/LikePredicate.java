package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.PatternFunction;
import dev.quiver.logical.expr.Value;
import java.util.Optional;

/// Selects the texts that fit one pattern, or those that do not.
record LikePredicate(CompiledExpr text, LikePattern pattern, boolean wanted)
    implements CompiledPredicate {
  /// The pattern of a call, if it is a constant.
  static Optional<LikePattern> pattern(Call call) {
    boolean anyCase = call.function() == PatternFunction.ILIKE;
    return (anyCase || call.function() == PatternFunction.LIKE)
            && isText(call.arguments().get(1)) instanceof Value.Text(var pattern)
            && isText(call.arguments().get(2)) instanceof Value.Text(var escape)
        ? Optional.of(LikePattern.of(pattern, escape, anyCase))
        : Optional.empty();
  }

  private static Value isText(Expr expr) {
    return expr instanceof Literal(var value, _) ? value : Value.NULL;
  }

  @Override
  public int select(Batch batch, Selection rows, int[] selected) {
    if (rows.rows() == 0) {
      return 0;
    }
    try (ColumnVector vector = text.evaluate(batch, rows)) {
      Operand views = Operand.of(vector);
      int count = views.isAllNull() ? 0 : rows.rows();
      int found = 0;
      for (int i = 0; i < count; i++) {
        int row = rows.position(i);
        selected[found] = row;
        found += !views.isNull(row) && pattern.fitsView(views.address(row)) == wanted ? 1 : 0;
      }
      return found;
    }
  }
}
