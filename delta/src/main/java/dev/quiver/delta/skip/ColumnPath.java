package dev.quiver.delta.skip;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A column by its id, or what the ordinals of `members` lead to inside of it.
public record ColumnPath(int column, List<Integer> members) {
  /// What an expression names that is a column or a member of one; empty for any other.
  public static Optional<ColumnPath> of(Expr value) {
    List<Integer> members = new ArrayList<>();
    Expr at = value;
    for (; at instanceof Member(var struct, var ordinal); at = struct) {
      members.addFirst(ordinal);
    }
    return at instanceof Ref(var column)
        ? Optional.of(new ColumnPath(column.id(), List.copyOf(members)))
        : Optional.empty();
  }
}
