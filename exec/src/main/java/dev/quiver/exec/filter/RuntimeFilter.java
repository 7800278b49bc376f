package dev.quiver.exec.filter;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.plan.Conjuncts;
import java.util.List;
import java.util.Optional;

/// What is known of the values of a key on the side of a join that was built. Immutable.
///
/// `bounds` are none, or the least and the greatest value; `options` none, or all there are. That
/// NULL may meet a NULL is told apart.
public final class RuntimeFilter {
  private final Membership membership;
  private final List<Literal> bounds;
  private final List<Literal> options;
  private final boolean isEmpty;
  private final boolean passesNull;

  RuntimeFilter(
      Membership membership,
      List<Literal> bounds,
      List<Literal> options,
      boolean isEmpty,
      boolean passesNull) {
    this.membership = membership;
    this.bounds = List.copyOf(bounds);
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
        options.isEmpty() ? between(value) : Optional.of(new InList(value, options));
    return passesNull ? present.map(one -> new Or(List.of(new IsNull(value), one))) : present;
  }

  private Optional<Expr> between(Expr value) {
    return bounds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Conjuncts(
                    List.of(
                        new Compare(Comparison.GE, value, bounds.getFirst()),
                        new Compare(Comparison.LE, value, bounds.getLast())))
                .predicate());
  }

  Membership membership() {
    return membership;
  }
}
