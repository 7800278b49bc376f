package dev.quiver.logical.plan;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.And;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.plan.Plan.Filter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The terms of a predicate that must all be true, in order, each once.
public record Conjuncts(List<Expr> terms) {
  public Conjuncts {
    terms = List.copyOf(terms);
  }

  /// The conjuncts of a predicate; none of TRUE.
  public static Conjuncts of(Expr predicate) {
    LinkedHashSet<Expr> terms = new LinkedHashSet<>();
    collect(predicate, terms);
    return new Conjuncts(new ArrayList<>(terms));
  }

  private static void collect(Expr expr, Set<Expr> terms) {
    if (expr instanceof And(var parts)) {
      parts.forEach(part -> collect(part, terms));
    } else if (!expr.equals(Literal.of(true))) {
      terms.add(expr);
    }
  }

  /// These, then those.
  public Conjuncts and(Conjuncts others) {
    LinkedHashSet<Expr> all = new LinkedHashSet<>(terms);
    all.addAll(others.terms);
    return new Conjuncts(new ArrayList<>(all));
  }

  /// Whether nothing is asked.
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /// The predicate that says all of them.
  public Expr predicate() {
    return switch (terms.size()) {
      case 0 -> Literal.of(true);
      case 1 -> terms.getFirst();
      default -> new And(terms);
    };
  }

  /// The plan's rows for which all of them are true; the plan itself if there are none.
  public Plan over(Plan plan) {
    return isEmpty() ? plan : new Filter(plan, predicate());
  }
}
