package dev.quiver.exec.filter;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Conjuncts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The least and the greatest value that is wanted, each none or one.
record Bounds(List<Literal> min, List<Literal> max) {
  static final Bounds NONE = new Bounds(List.of(), List.of());

  Bounds {
    min = List.copyOf(min);
    max = List.copyOf(max);
  }

  /// All values from one on.
  static Bounds from(Literal min) {
    return new Bounds(List.of(min), List.of());
  }

  /// All values up to one.
  static Bounds to(Literal max) {
    return new Bounds(List.of(), List.of(max));
  }

  /// That a value is within; empty where that is every one.
  Optional<Expr> predicate(Expr value) {
    List<Expr> terms =
        Stream.concat(
                min.stream().map(one -> (Expr) new Compare(Comparison.GE, value, one)),
                max.stream().map(one -> (Expr) new Compare(Comparison.LE, value, one)))
            .toList();
    return terms.isEmpty() ? Optional.empty() : Optional.of(new Conjuncts(terms).predicate());
  }
}
