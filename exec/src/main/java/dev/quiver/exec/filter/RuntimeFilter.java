package dev.quiver.exec.filter;

import dev.quiver.exec.filter.Membership.Between;
import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Or;
import java.util.List;
import java.util.Optional;

/// What is known of the values of a key that are wanted: of those on the side of a join that was
/// built, or of those before a place in an order. Immutable.
///
/// `options` are none, or all there are. That NULL may be wanted is told apart.
public final class RuntimeFilter {
  private final Membership membership;
  private final Bounds bounds;
  private final List<Literal> options;
  private final boolean isEmpty;
  private final boolean passesNull;

  RuntimeFilter(
      Membership membership,
      Bounds bounds,
      List<Literal> options,
      boolean isEmpty,
      boolean passesNull) {
    this.membership = membership;
    this.bounds = bounds;
    this.options = List.copyOf(options);
    this.isEmpty = isEmpty;
    this.passesNull = passesNull;
  }

  /// Whether a NULL may be wanted.
  public boolean passesNull() {
    return passesNull;
  }

  /// What is true of `value` in each row that may be wanted; it cannot fail. Empty where nothing is
  /// known that an expression could say.
  public Optional<Expr> predicate(Expr value) {
    if (isEmpty) {
      return Optional.of(passesNull ? new IsNull(value) : Literal.of(false));
    }
    Optional<Expr> present =
        options.isEmpty() ? bounds.predicate(value) : Optional.of(new InList(value, options));
    return passesNull ? present.map(one -> new Or(List.of(new IsNull(value), one))) : present;
  }

  /// Whether rows can be told apart by it.
  boolean tellsRows() {
    return !membership.equals(Between.ALL);
  }

  Membership membership() {
    return membership;
  }
}
