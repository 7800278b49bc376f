package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Expr;
import java.util.List;

/// The values that columns, and members of structs, can have over some rows.
@FunctionalInterface
public interface Domains {
  /// The domain of a column by its id, or of a member of it by the ordinals that lead there.
  Domain of(int column, List<Integer> path);

  /// The domain of an expression that names a column or a member of one.
  default Domain of(Expr value) {
    return ColumnPath.of(value).map(path -> of(path.column(), path.members())).orElse(Domain.ANY);
  }
}
