package dev.quiver.logical.sql;

import dev.quiver.logical.expr.Expr;
import dev.quiver.logical.expr.SortKey;
import dev.quiver.logical.plan.Plan;
import dev.quiver.logical.plan.Plan.Filter;
import dev.quiver.logical.plan.Plan.Values;
import dev.quiver.logical.plan.Substitution;
import dev.quiver.logical.sql.SqlParser.SelectContext;
import dev.quiver.logical.sql.SqlParser.SortItemContext;
import dev.quiver.logical.type.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Binds one SELECT with the ORDER BY behind it.
///
/// Items, HAVING and ORDER BY are bound over the rows of FROM first; if there are groups, what they
/// mean over groups is found afterwards.
final class SelectBinder {
  private final Surroundings around;

  SelectBinder(Surroundings around) {
    this.around = around;
  }

  /// One row without columns.
  static Plan oneRow() {
    return new Values(List.of(), List.of(List.of()));
  }

  /// The plan; `limit` is applied behind the order.
  Plan bind(SelectContext select, List<SortItemContext> order, UnaryOperator<Plan> limit) {
    return around.source().subqueriesAt(select, () -> select(select, order, limit));
  }

  private Plan select(
      SelectContext select, List<SortItemContext> order, UnaryOperator<Plan> limit) {
    FromRows from =
        select.relation().isEmpty()
            ? new FromRows(oneRow(), List.of())
            : new FromBinder(around).bind(select.relation());
    Scope scope = around.scope().inside(from.entries());
    Plan filtered = where(select, from.plan(), scope);
    QueryClause arguments = new QueryClause(around, scope, Optional.empty());
    Set<Column> ungrouped = new HashSet<>();
    from.entries().forEach(one -> ungrouped.add(one.column()));
    Groups groups = new Groups(around.ids(), arguments, ungrouped);
    QueryClause clause = new QueryClause(around, scope, Optional.of(groups));
    List<SelectItem> items = new ItemBinder(around, clause, from).bind(select);
    Aliases aliases = Aliases.of(items, scope, around.ids());
    QueryClause later = new QueryClause(around, aliases.scope(), Optional.of(groups));
    Optional<Expr> having =
        Optional.ofNullable(select.having)
            .map(one -> aliases.values().in(later.truth("HAVING", one)));
    List<SortKey> keys = keys(order, items, later, aliases.values());
    List<Subquery> subqueries = new ArrayList<>(clause.subqueries());
    subqueries.addAll(later.subqueries());
    boolean isDistinct = select.quantifier() != null && select.quantifier().DISTINCT() != null;
    Output output = new Output(around.ids(), around.source(), items, keys, isDistinct);
    if (select.groupBy() == null && having.isEmpty() && !groups.hasCalls()) {
      return output.over(beside(filtered, subqueries, one -> one), one -> one, limit);
    }
    Plan below = beside(filtered, arguments.subqueries(), one -> one);
    Grouping grouping = new GroupBinder(around, aliases, groups, items).bind(select.groupBy());
    Plan grouped = new GroupedBinder(around, groups, grouping).bind(below);
    return over(grouped, groups, subqueries, having, select, output, limit);
  }

  private Plan over(
      Plan grouped,
      Groups groups,
      List<Subquery> subqueries,
      Optional<Expr> having,
      SelectContext select,
      Output output,
      UnaryOperator<Plan> limit) {
    Plan plan =
        around
            .source()
            .planAt(
                select,
                () -> {
                  subqueries.forEach(groups::check);
                  Plan beside = beside(grouped, subqueries, groups::over);
                  return having.isEmpty() ? beside : new Filter(beside, groups.over(having.get()));
                });
    return output.over(plan, groups::over, limit);
  }

  private Plan where(SelectContext select, Plan plan, Scope scope) {
    if (select.where == null) {
      return plan;
    }
    QueryClause clause = new QueryClause(around, scope, Optional.empty());
    Expr predicate = clause.truth("WHERE", select.where);
    return new Filter(beside(plan, clause.subqueries(), one -> one), predicate);
  }

  private Plan beside(Plan plan, List<Subquery> subqueries, UnaryOperator<Expr> change) {
    Plan all = plan;
    for (Subquery subquery : subqueries) {
      all = subquery.beside(all, around.ids(), change);
    }
    return all;
  }

  private List<SortKey> keys(
      List<SortItemContext> order,
      List<SelectItem> items,
      QueryClause clause,
      Substitution aliases) {
    List<SortKey> keys = new ArrayList<>();
    for (SortItemContext item : order) {
      int place = Ordinal.of(item.condition(), items.size(), around.source());
      Optional<Expr> named = Aliases.named(item.condition(), items);
      Expr value =
          place >= 0
              ? items.get(place).value()
              : named.orElseGet(() -> aliases.in(clause.condition(item.condition())));
      keys.add(SortItems.key(item, value, around.source()));
    }
    return keys;
  }
}
