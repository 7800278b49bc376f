package dev.quiver.logical.unnest;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.Expr.Compare;
import dev.quiver.logical.expr.Expr.Comparison;
import dev.quiver.logical.expr.Expr.IsNull;
import dev.quiver.logical.expr.Expr.Literal;
import dev.quiver.logical.expr.Expr.Not;
import dev.quiver.logical.expr.Expr.Ref;
import dev.quiver.logical.plan.Conjuncts;
import dev.quiver.logical.plan.Ids;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Assignment;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.JoinType;
import dev.quiver.logical.plan.Plan.Project;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Joins rows with a subquery that may use their columns, by joins that may not.
///
/// Answers have the left columns first, in order, then the right ones or the mark.
public final class Unnesting {
  private final Ids ids;

  /// Deals what columns it needs from `ids`.
  public Unnesting(Ids ids) {
    this.ids = ids;
  }

  /// Pairs each left row with the subquery's rows for which the condition is true; `type` is INNER,
  /// LEFT or SINGLE.
  public Plan join(Plan left, Plan right, JoinType type, Expr condition) {
    return link(left, right, new Link.Pairs(type, condition));
  }

  /// Marks each left row: whether the condition is true for a row of the subquery.
  public Plan mark(Plan left, Plan right, Column mark, Expr condition) {
    return link(left, right, new Link.Marks(mark, condition));
  }

  private Plan link(Plan left, Plan right, Link link) {
    Set<Column> outer = Set.copyOf(left.columns());
    if (Lifted.isFree(right, outer)) {
      return link.join(left, right);
    }
    return Lifted.of(right, outer, ids)
        .map(lifted -> lifted(left, right, lifted, link))
        .or(() -> OneRow.of(right, outer, ids).map(row -> row.answer(left, right, link)))
        .orElseGet(() -> overDomain(left, right, link));
  }

  private static Plan lifted(Plan left, Plan right, Lifted lifted, Link link) {
    Plan plan = lifted.plan();
    List<Expr> terms = new ArrayList<>();
    terms.add(link.condition());
    for (Expr conjunct : lifted.conjuncts()) {
      Optional<Equality> equality =
          link instanceof Link.Marks
              ? Equality.of(conjunct, Set.copyOf(left.columns()), Set.copyOf(plan.columns()))
              : Optional.empty();
      if (equality.isPresent() && equality.get().comparison() == Comparison.EQ) {
        plan = new Filter(plan, new Not(new IsNull(equality.get().inner())));
      }
      terms.add(link instanceof Link.Marks ? certain(conjunct, equality) : conjunct);
    }
    return exactly(joined(left, plan, link, terms), link.columns(left, right));
  }

  private static Plan joined(Plan left, Plan right, Link link, List<Expr> terms) {
    List<Expr> all = terms.stream().flatMap(one -> Conjuncts.of(one).terms().stream()).toList();
    return link.with(new Conjuncts(all).predicate()).join(left, right);
  }

  /// A conjunct that decides which rows a subquery has is never unknown to those who ask whether a
  /// value is among them: NULL equals none of the values that are left.
  private static Expr certain(Expr conjunct, Optional<Equality> equality) {
    return equality.isPresent()
        ? new Compare(Comparison.NOT_DISTINCT, equality.get().outer(), equality.get().inner())
        : new Compare(Comparison.NOT_DISTINCT, conjunct, Literal.of(true));
  }

  private Plan overDomain(Plan left, Plan right, Link link) {
    List<Column> used = FreeColumns.of(right).stream().filter(left.columns()::contains).toList();
    Domain domain = new Domain(left, used, ids);
    Domain.Pushed pushed = domain.push(right);
    List<Expr> terms = new ArrayList<>();
    terms.add(link.condition());
    for (int i = 0; i < used.size(); i++) {
      terms.add(
          new Compare(
              Comparison.NOT_DISTINCT, new Ref(used.get(i)), new Ref(pushed.domain().get(i))));
    }
    return exactly(joined(left, pushed.plan(), link, terms), link.columns(left, right));
  }

  static Plan exactly(Plan plan, List<Column> columns) {
    return plan.columns().equals(columns) ? plan : new Project(plan, Assignment.kept(columns));
  }
}
