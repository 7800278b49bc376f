package dev.quiver.exec.expr;

import dev.quiver.exec.batch.Batch;
import dev.quiver.exec.batch.ColumnVector;
import dev.quiver.exec.batch.Selection;
import dev.quiver.exec.batch.Values;
import dev.quiver.logical.QueryException;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Evaluates expressions without columns, on a batch of one row.
final class Folding {
  private static final Selection ONE = Selection.all(1);

  private Folding() {}

  static Optional<Literal> fold(Workshop workshop, Expr expr) {
    if (expr instanceof Literal literal) {
      return Optional.of(literal);
    }
    if (expr.type().isNested() || hasColumn(expr)) {
      return Optional.empty();
    }
    Compilation compilation = new Compilation(workshop, new Ordinals(Map.of(), false));
    try (Batch batch = new Batch(List.of(), 1, ONE);
        ColumnVector vector = compilation.value(expr).evaluate(batch, ONE)) {
      return Optional.of(new Literal(Values.get(vector, 0), expr.type()));
    } catch (QueryException e) {
      return Optional.empty();
    }
  }

  /// The expression with NULL for a column.
  static Expr withNull(Expr expr, Column column) {
    if (expr instanceof Ref(var other)) {
      return other.id() == column.id() ? Literal.nullOf(column.type()) : expr;
    }
    List<Expr> children = expr.children();
    return children.isEmpty()
        ? expr
        : expr.withChildren(children.stream().map(child -> withNull(child, column)).toList());
  }

  private static boolean hasColumn(Expr expr) {
    return expr instanceof Ref || expr.children().stream().anyMatch(Folding::hasColumn);
  }
}
