package dev.quiver.optimizer.rule;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.InList;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Or;
import dev.quiver.logical.expr.ExprRewrite;
import dev.quiver.logical.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes one list of the constants that a value may equal, and an equality of a list of one.
///
/// ```text
/// Filter a = 1 OR b > 2 OR a IN (3, 4)      Filter a IN (1, 3, 4) OR b > 2
///   Scan t (a, b)                      =>     Scan t (a, b)
/// ```
///
/// A list with NULL among its constants is left alone, and so are floats. What can fail keeps its
/// place among the alternatives.
final class MergeEqualities implements Rule {
  @Override
  public Optional<Plan> apply(Plan plan, RuleContext context) {
    return NodeRewrite.inNode(plan, expr -> ExprRewrite.bottomUp(expr, MergeEqualities::one));
  }

  private static Expr one(Expr expr) {
    return switch (expr) {
      case InList(var value, var options) when options.size() == 1 ->
          new Compare(Comparison.EQ, value, options.getFirst());
      case Or(var terms) -> merged(expr, terms);
      case Expr other -> other;
    };
  }

  private static Expr merged(Expr whole, List<Expr> terms) {
    Map<Expr, Set<Literal>> options = new LinkedHashMap<>();
    for (Expr term : terms) {
      value(term)
          .ifPresent(value ->
              options.computeIfAbsent(value, _ -> new LinkedHashSet<>()).addAll(constants(term)));
    }
    List<Expr> kept = new ArrayList<>();
    for (Expr term : terms) {
      Optional<Expr> value = value(term);
      if (value.isEmpty()) {
        kept.add(term);
      } else if (options.containsKey(value.get())) {
        kept.add(equals(value.get(), options.remove(value.get())));
      }
    }
    if (kept.size() == terms.size()) {
      return whole;
    }
    return kept.size() == 1 ? kept.getFirst() : new Or(kept);
  }

  private static Expr equals(Expr value, Set<Literal> constants) {
    List<Literal> options = new ArrayList<>(constants);
    return options.size() == 1
        ? new Compare(Comparison.EQ, value, options.getFirst())
        : new InList(value, options);
  }

  /// What a term compares with constants.
  private static Optional<Expr> value(Expr term) {
    return switch (term) {
      case Compare(var op, var value, Literal constant)
          when op == Comparison.EQ && isMergeable(value) && !constant.isNull() ->
          Optional.of(value);
      case InList(var value, var options)
          when isMergeable(value) && options.stream().noneMatch(Literal::isNull) ->
          Optional.of(value);
      case Expr _ -> Optional.empty();
    };
  }

  private static boolean isMergeable(Expr value) {
    return !value.type().isFloat() && !value.canFail() && !(value instanceof Literal);
  }

  private static List<Literal> constants(Expr term) {
    return switch (term) {
      case Compare(_, _, Literal constant) -> List.of(constant);
      case InList(_, var options) -> options;
      case Expr other -> throw new AssertionError(other);
    };
  }
}
