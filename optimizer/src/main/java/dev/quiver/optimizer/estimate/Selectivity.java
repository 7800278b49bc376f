package dev.quiver.optimizer.estimate;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Arithmetic;
import dev.quiver.logical.expr.Expr.Call;
import dev.quiver.logical.expr.Expr.Case;
import dev.quiver.logical.expr.Expr.Cast;
import dev.quiver.logical.expr.Expr.Coalesce;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Member;
import dev.quiver.logical.expr.Expr.Negate;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.type.Column;
import java.util.function.Function;

/// Which fraction of rows a predicate lets pass.
///
/// Assumed: values are spread evenly over their bounds and their distinct values, conjuncts are
/// independent of each other, and of what is not understood a third passes.
final class Selectivity {
  private static final double UNKNOWN = 1.0 / 3;

  private final Function<Column, Domain> domains;

  Selectivity(Function<Column, Domain> domains) {
    this.domains = domains;
  }

  double of(Expr predicate) {
    return switch (predicate) {
      case Literal literal -> literal.equals(Literal.of(true)) ? 1 : 0;
      case And(var terms) -> {
        double all = 1;
        for (Expr term : terms) {
          all *= of(term);
        }
        yield all;
      }
      case Or(var terms) -> {
        double none = 1;
        for (Expr term : terms) {
          none *= 1 - of(term);
        }
        yield 1 - none;
      }
      case Not(var term) -> 1 - of(term);
      case IsNull(Ref(var column)) -> domains.apply(column).nullFraction();
      case InList(Ref(var column), var options) ->
          Math.min(1, options.size() * domains.apply(column).equal());
      case Compare(var op, Ref(var column), Literal literal) ->
          compare(op, domains.apply(column), literal);
      case Compare(var op, Literal literal, Ref(var column)) ->
          compare(op.flipped(), domains.apply(column), literal);
      case Compare(var op, Ref(var left), Ref(var right)) when op == Comparison.EQ ->
          Math.min(domains.apply(left).equal(), domains.apply(right).equal());
      case IsNull _, InList _, Compare _, Ref _, Case _, Coalesce _ -> UNKNOWN;
      case Cast _, Arithmetic _, Negate _, Member _, Call _ -> UNKNOWN;
    };
  }

  private static double compare(Comparison op, Domain domain, Literal literal) {
    double present = 1 - domain.nullFraction();
    return switch (op) {
      case EQ, NOT_DISTINCT -> domain.excludes(literal.value()) ? 0 : domain.equal();
      case NE -> Math.max(0, present - domain.equal());
      case LT, LE -> present * below(domain, literal);
      case GT, GE -> present * above(domain, literal);
    };
  }

  private static double below(Domain domain, Literal literal) {
    double position = domain.position(literal.value());
    return Double.isNaN(position) ? UNKNOWN : position;
  }

  private static double above(Domain domain, Literal literal) {
    double position = domain.position(literal.value());
    return Double.isNaN(position) ? UNKNOWN : 1 - position;
  }
}
